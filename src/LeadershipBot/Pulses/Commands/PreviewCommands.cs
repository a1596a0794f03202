using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Pulses.Planning;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Commands;

public sealed class BriefPreviewCommand(BriefPreview preview) : ICommand
{
    public string Grammar => "brief preview [<person>]";

    public Needs Needs => Needs.Pmo;

    public string Help => "what goes out in the next 14 days, and what is held back and why";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        IReadOnlyCollection<PersonId>? people = arguments.Has("person") ? [arguments.Person()] : null;
        var entries = await preview.RunAsync(people, cancellationToken);
        var names = await turn.Db.Projects.Select(p => new { p.Id, p.Name }).ToDictionaryAsync(static p => p.Id, static p => p.Name, cancellationToken);
        return new Reply(PreviewMessages.List(entries, names));
    }
}

public sealed class ShowAsCommand(QuestionBank bank) : ICommand
{
    public string Grammar => "show as <person>";

    public Needs Needs => Needs.Pmo;

    public string Help => "the next brief of a person as a sample to yourself; nothing is sent to them";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var id = arguments.Person();
        var person = await turn.Db.People.FirstAsync(p => p.Id == id, cancellationToken);
        if (await BriefLines.OfAsync(turn, id, cancellationToken) is not { } line)
            return BriefLines.NoLine(person.Name);
        var batch = await BriefReader.ReadAsync(turn.Db, [line], turn.Now, cancellationToken);
        if (batch.Inputs is not [var input])
            return Refusal.Conflict($"{person.Name} is not asked at present: {batch.Rests[0].Reason}.");
        turn.Audit("brief.sample", null, id);
        return new Reply(PreviewMessages.Sample(input, bank, turn.Now));
    }
}

/// <summary>The words of the previews. Pure.</summary>
public sealed class PreviewMessages : IGallerySource
{
    public IEnumerable<GalleryEntry> Entries
    {
        get
        {
            var project = new ProjectId(Guid.Empty);
            var at = new DateTimeOffset(2027, 3, 9, 9, 0, 0, TimeSpan.Zero);
            yield return GalleryEntry.Of("preview", "What goes out in the next 14 days", List(
            [
                new PreviewEntry(default, "Meral Kaya", MessageKind.Brief, [project], at, "Europe/Istanbul", null),
                new PreviewEntry(default, "Jonas Weber", MessageKind.Brief, [project], at.AddDays(2), "Europe/Berlin", "a public holiday"),
            ], new Dictionary<ProjectId, string> { [project] = "MES" }));
            yield return GalleryEntry.Of("preview.nothing", "Nothing goes out", List([], new Dictionary<ProjectId, string>()));
        }
    }

    public static Message List(IReadOnlyList<PreviewEntry> entries, IReadOnlyDictionary<ProjectId, string> names)
    {
        if (entries.Count == 0)
            return Message.Say("Nothing is planned for the next 14 days. Briefs begin with: start pilot PROJECT.",
                new Buttons([Button.Command("Projects", "projects")]));
        var lead = $"The next {BriefPreview.Days} days, if nobody answers: {entries.Count(static e => e.GoesOut)} messages go out, "
            + $"{entries.Count(static e => !e.GoesOut)} are held back.";
        return new Message(lead,
            [new Text(lead), new Facts([.. entries.Take(Facts.MaxRows).Select(e => new Fact(e.Person, Line(e, names)))])]);
    }

    public static Message Sample(BriefInput input, QuestionBank bank, DateTimeOffset now)
    {
        var today = Zones.DateOf(now, input.Person.Zone);
        var pulses = input.Projects.Select(p => new PulseView(PulseId.New(), p.Id, p.Name, true, null, [],
            QuestionPicker.Pick(bank, p, today), new Dictionary<string, AnswerView>(), null)).ToList();
        var view = new BriefView(PromptId.New(), input.Person.Id, input.Person.Name, input.Person.Zone, input.Recurrence.ToText(),
            PromptState.Open, today, now, now.AddDays(7), pulses);
        var brief = BriefMessages.Brief(view, input.Line.Id, AnswerCapacity.Self);
        // A sample shows the words; its buttons would answer for somebody else, so they are listed, not offered.
        return new Message($"Sample: the next brief of {input.Person.Name}.",
            [new Note($"Sample for you only. {input.Person.Name} is not sent anything."), .. brief.Blocks.Select(Inert).OfType<Block>()]);
    }

    private static Block? Inert(Block block) => block switch
    {
        Choice choice => new Text($"{choice.Question}\n{string.Join("  ·  ", choice.Options.Select(static o => o.Label))}"),
        Scale scale => new Text($"{scale.Question}\n1 {scale.LowLabel} … {scale.Points.Count} {scale.HighLabel}"),
        Buttons buttons => new Note(string.Join("  ·  ", buttons.Items.Select(static b => b.Label))),
        _ => block,
    };

    private static string Line(PreviewEntry entry, IReadOnlyDictionary<ProjectId, string> names)
    {
        var what = entry.Projects.Count == 0 ? "offer of another rhythm"
            : $"{entry.Kind.ToString().ToLowerInvariant()} on {BriefMessages.Names(entry.Projects.Select(p => names[p]))}";
        var when = BriefMessages.Moment(entry.At, entry.Zone);
        return entry.GoesOut ? $"{when}: {what}" : $"{when}: {what} held back, {entry.HeldBack}";
    }
}
