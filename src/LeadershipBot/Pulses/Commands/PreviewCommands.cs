using LeadershipBot.Messaging;
using LeadershipBot.People.Privacy;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Pulses.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Pulses.Commands;

/// <summary>What the next days bring, for a person, a project, or all that the actor looks after.</summary>
public sealed class BriefPreviewCommand(BriefPreview preview) : ICommand
{
    public string Grammar => "brief preview [<person> | project <project>]";

    public Needs Needs => Needs.Pmo;

    public string Help => "what goes out in the next 14 days, and what is held back and why";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var sight = Sight.Of(turn.Actor);
        var people = await sight.PeopleAsync(turn, cancellationToken);
        if (arguments.PersonOrNull() is { } one)
        {
            if (people?.Contains(one) == false)
                return BriefCommandMessages.NotYours(await turn.NameOfAsync(one, cancellationToken));
            people = [one];
        }
        if (arguments.ProjectOrNull() is { } project)
            (sight, people) = (new Sight(false, [project]), await new Sight(false, [project])
                .PeopleAsync(turn, cancellationToken));
        var seen = Trim(await preview.RunAsync(people, cancellationToken), sight);
        var names = await turn.Db.Projects.Select(p => new { p.Id, p.Name })
            .ToDictionaryAsync(static p => p.Id, static p => p.Name, cancellationToken);
        await turn.SawAsync("preview.seen",
            seen.Entries.Select(static e => e.PersonId).Concat(seen.Resting.Select(static r => r.PersonId)), null,
            cancellationToken);
        return new Reply(PreviewMessages.List(seen, names));
    }

    /// <summary>Only the projects in sight; an entry that concerns none of them is somebody else's.</summary>
    private static Preview Trim(Preview preview, Sight sight) => sight.All ? preview : preview with
    {
        Entries = [.. preview.Entries.Where(e => e.Projects.Count == 0 || e.Projects.Any(sight.Sees))
            .Select(e => e with { Projects = [.. e.Projects.Where(sight.Sees)] })],
    };
}

/// <summary>The coming brief as the executive would read it, to the asker alone; only the projects they look after.</summary>
public sealed class ShowAsCommand(
    QuestionBank bank, QuestionFactBook book, BriefParts parts, IOptions<PulsesOptions> options) : ICommand
{
    public string Grammar => "show as <person>";

    public Needs Needs => Needs.Pmo;

    public string Help => "the next brief of a person as a sample to yourself; nothing is sent to them";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        if (!(await turn.LookedAfterAsync(arguments.Person(), cancellationToken)).TryGet(out var found, out var refusal))
            return refusal;
        var (person, line) = found;
        var facts = (await BriefReader.ReadAsync(turn.Db, [line], book, options.Value, turn.Now, cancellationToken))[0];
        if (facts.WhyNot(turn.Now) is { } reason)
            return BriefCommandMessages.NotNow(person.Name, reason);
        var input = facts.At(turn.Now);
        var sight = Sight.Of(turn.Actor);
        turn.Audit("brief.sample", null, person.Id);
        var seen = input with { Projects = [.. input.Projects.Where(p => sight.Sees(p.Id))] };
        var more = await parts.ReadAsync(turn.Db, new BriefPartRequest(person.Id, person.Id, AnswerCapacity.Self,
            [.. seen.Projects.Select(static p => p.Id)], person.Zone, turn.Now, false, turn.Now), cancellationToken);
        return new Reply(SampleMessages.Sample(seen, QuestionPicker.Pick(
            bank, input.Projects, Cadences.Zones.DateOf(BriefRule.NextSlot(input, options.Value, turn.Now) ?? turn.Now,
                person.Zone)), more, turn.Now));
    }
}
