using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.People.Privacy;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Bank;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Commands;

/// <summary>
/// An executive's named answer as the PMO sees it. Team answers never pass here: they are confidential; nor does what an
/// assistant only prepared: it is nobody's answer until the executive makes it theirs.
/// </summary>
public sealed record AnswerRow(string Person, string Question, string Said, AnswerCapacity Capacity, string By, bool Late,
    int Edits, DateTimeOffset At)
{
    /// <summary>Who was asked.</summary>
    public PersonId PersonId { get; init; }
}

public static class AnswersQuery
{
    public const int Most = 20;

    public static async Task<IReadOnlyList<AnswerRow>> RunAsync(LeadershipDb db, ProjectId project, int most,
        CancellationToken cancellationToken)
    {
        var rows = await db.Answers.Where(a => !a.Withdrawn && a.Capacity != AnswerCapacity.Assistant)
            .Join(db.Pulses.Where(p => p.ProjectId == project), a => a.PulseId, p => p.Id,
                (a, p) => new { Answer = a, p.Questions, p.PromptId })
            .Join(db.Prompts, x => x.PromptId, p => p.Id, (x, p) => new { x.Answer, x.Questions, p.PersonId })
            .Join(db.People, x => x.PersonId, p => p.Id, (x, p) => new { x.Answer, x.Questions, x.PersonId, Asked = p.Name })
            .Join(db.People, x => x.Answer.RespondentId, p => p.Id,
                (x, p) => new { x.Answer, x.Questions, x.PersonId, x.Asked, By = p.Name })
            .OrderByDescending(x => x.Answer.At).Take(most).ToListAsync(cancellationToken);
        return [.. rows.Select(static x =>
        {
            var question = AskedQuestion.Read(x.Questions).First(q => q.Item == x.Answer.ItemId);
            return new AnswerRow(x.Asked, question.Text, question.Say(AnswerValue.Parse(x.Answer.Value).Value), x.Answer.Capacity,
                x.By,
                x.Answer.Late, x.Answer.Edits, x.Answer.At) { PersonId = x.PersonId };
        })];
    }
}

public sealed class AnswersCommand : ICommand
{
    public string Grammar => "answers <project>";

    public Needs Needs => Needs.Pmo;

    public string Help => "the latest answers of a project's executives";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var id = arguments.Project();
        if (!turn.Actor.IsPmoOf(id))
            return Refusal.NotAllowed("Only this project's PMO sees its answers.");
        var name = await turn.Db.Projects.Where(p => p.Id == id).Select(p => p.Name).FirstAsync(cancellationToken);
        var rows = await AnswersQuery.RunAsync(turn.Db, id, AnswersQuery.Most, cancellationToken);
        await turn.SawAsync("answers.seen", rows.Select(static r => r.PersonId), id, cancellationToken);
        return new Reply(AnswersMessages.List(name, rows, turn.Actor.Person.Zone));
    }
}

/// <summary>The words of <c>answers</c>. Pure.</summary>
public sealed class AnswersMessages : IGallerySource
{
    public IEnumerable<GalleryEntry> Entries =>
    [
        GalleryEntry.Of("answers", "The latest answers on a project", List("MES",
        [
            new AnswerRow("Meral Kaya", "Is MES where you want it today?", "Needs attention", AnswerCapacity.Self, "Meral Kaya",
                false, 1, At(9)),
            new AnswerRow("Meral Kaya", "What do you need?", "A decision", AnswerCapacity.Deputy, "Jonas Weber", true, 0, At(10)),
        ], "Europe/Istanbul")),
        GalleryEntry.Of("answers.none", "No answers yet", List("MES", [], "Europe/Istanbul")),
    ];

    public static Message List(string project, IReadOnlyList<AnswerRow> rows, string zone)
    {
        if (rows.Count == 0)
            return Message.Say($"No answers on {project} yet. They come with the first brief after start pilot.",
                new Buttons([Said.Next("Status", $"status {project}")]));
        var lead = $"The latest answers on {project}.";
        return new Message(lead,
        [
            new Text(lead), new Facts([.. rows.Select(r => new Fact($"{r.Person}: {r.Question}", Line(r, zone)))]),
            new Buttons([Said.Next("Status", $"status {project}"), Button.Command("Waiting", "waiting")]),
        ]);
    }

    private static string Line(AnswerRow row, string zone)
    {
        var marks = new List<string> { Briefs.BriefMessages.Day(row.At, zone) };
        if (row.Capacity == AnswerCapacity.Deputy)
            marks.Add($"by {row.By} as deputy");
        if (row.Late)
            marks.Add("late");
        if (row.Edits > 0)
            marks.Add("changed");
        return $"{row.Said} ({string.Join(", ", marks)})";
    }

    private static DateTimeOffset At(int day) => new(2027, 3, day, 9, 0, 0, TimeSpan.Zero);
}
