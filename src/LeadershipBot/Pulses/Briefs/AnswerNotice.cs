using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Bank;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>
/// Tells the PMO of an answer that asks for something. It waits until the answer can no longer be undone, and says nothing
/// if the answer was taken back or changed meanwhile.
/// </summary>
public sealed class AnswerNotice(QuestionBank bank) : IComposer, IGallerySource
{
    public MessageKind Kind => MessageKind.AnswerNotice;

    public IEnumerable<GalleryEntry> Entries =>
    [
        GalleryEntry.Of("answer.notice", "An answer that asks for something, to the PMO",
            Notice("Meral Kaya", "MES and Historian", "Is MES and Historian where you want it this week?", "In trouble", null,
                ["Offer the executive fifteen minutes on what stands in the way."])),
    ];

    /// <summary>One notice per project PMO, composed after the undo time. Called inside the answering transaction.</summary>
    internal static void Queue(Turn turn, AnswerId answer) => turn.Db.AnswerNotices.Add(
        new PendingNotice { AnswerId = answer, DueAt = turn.Now + AnswerHandler.UndoFor });

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = new AnswerId(row.SubjectId!.Value);
        var said = await db.Answers.Where(a => a.Id == id && !a.Withdrawn)
            .Join(db.Pulses, a => a.PulseId, p => p.Id, (a, p) => new { Answer = a, p.Questions, p.ProjectId, p.PromptId })
            .Join(db.Projects, x => x.ProjectId, p => p.Id, (x, p) => new { x.Answer, x.Questions, x.PromptId, p.Name })
            .Join(db.People, x => x.Answer.RespondentId, p => p.Id, (x, p) => new { x.Answer, x.Questions, Project = x.Name, Person = p.Name })
            .FirstOrDefaultAsync(cancellationToken);
        if (said is null)
            return new Composed.Drop("the answer was taken back");
        var question = AskedQuestion.Read(said.Questions).First(q => q.Item == said.Answer.ItemId);
        var value = AnswerValue.Parse(said.Answer.Value).Value;
        return Suggestions(bank, said.Answer) is { Count: > 0 } acts || value.Type == AnswerType.Text
            ? new Composed.Ready(Notice(said.Person, said.Project, question.Text, question.Say(value), value.Words, Suggestions(bank, said.Answer)))
            : new Composed.Drop("the answer asks for nothing");
    }

    /// <summary>What the bank's triggers propose for this one answer.</summary>
    internal static IReadOnlyList<string> Suggestions(QuestionBank bank, Answer answer)
    {
        if (!bank.TryGet(ItemId.Parse(answer.ItemId), out var item))
            return [];
        var asked = new AskedItem(item.Id, DateOnly.FromDateTime(answer.At.UtcDateTime), answer.Value);
        return [.. TriggerRule.FiredByOne(item, [asked]).Select(static t => t.Sentence).OfType<string>()];
    }

    private static Message Notice(string person, string project, string question, string said, string? words, IReadOnlyList<string> acts)
    {
        var lead = $"{person} on {project}: {said}.";
        var blocks = new List<Block> { new Text(lead), new Note($"Asked: {question}") };
        if (words is not null && words != said)
            blocks.Add(new Text(words, TextStyle.Quote));
        blocks.AddRange(acts.Select(static act => new Text($"Suggested: {act}")));
        blocks.Add(new Buttons([Button.Command("All answers", $"answers {project}")]));
        return new Message(lead, blocks);
    }
}

/// <summary>An answer whose notice waits for the undo time; removed once the notices are queued.</summary>
public sealed class PendingNotice
{
    public long Seq { get; init; }

    public required AnswerId AnswerId { get; init; }

    public required DateTimeOffset DueAt { get; init; }
}

/// <summary>Queues the notices whose undo time is over.</summary>
public sealed class AnswerNoticeWork(LeadershipDbSource source, WriteGate gate, QuestionBank bank, Wakeups wakeups, BusinessClock clock)
    : IScheduledWork
{
    public string Name => "answer-notices";

    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        return await db.AnswerNotices.MinAsync(n => (DateTimeOffset?)n.DueAt, cancellationToken);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        await using (var db = source.Open())
        {
            if (!await db.AnswerNotices.AnyAsync(n => n.DueAt <= now, cancellationToken))
                return;
        }
        await gate.RunAsync((db, token) => QueueDueAsync(db, now, token), cancellationToken);
        wakeups.Relay.Set();
    }

    private async Task QueueDueAsync(LeadershipDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = await db.AnswerNotices.AsTracking().Where(n => n.DueAt <= now).OrderBy(n => n.Seq).Take(200).ToListAsync(cancellationToken);
        db.AnswerNotices.RemoveRange(due);
        var ids = due.Select(static n => n.AnswerId).Distinct().ToList();
        var answers = await db.Answers.Where(a => ids.Contains(a.Id) && !a.Withdrawn).ToListAsync(cancellationToken);
        var outbox = new Outbox(db, now, Correlation.New());
        foreach (var answer in answers.Where(a => a.Value.StartsWith("t:", StringComparison.Ordinal)
            || AnswerNotice.Suggestions(bank, a).Count > 0))
        {
            var project = await db.Pulses.Where(p => p.Id == answer.PulseId).Select(p => p.ProjectId).FirstAsync(cancellationToken);
            foreach (var pmo in await Pmos.OfAsync(db, project, now, cancellationToken))
                if (Outbox.PreferredAddress(pmo) is { } to)
                    outbox.Post(pmo, to, LogicalMessageId.New(), MessageKind.AnswerNotice, answer.Id.Value, now, null);
        }
    }
}

/// <summary>The people who run a project office: its PMO, or the Admins where a project has none.</summary>
public static class Pmos
{
    public static async Task<List<Person>> OfAsync(
        LeadershipDb db, ProjectId project, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var ids = db.Roles.Where(r => r.ProjectId == project && r.Kind == RoleKind.Pmo && r.From <= today
            && (r.Until == null || r.Until >= today)).Select(r => r.PersonId);
        var people = await db.People.Include(p => p.Identities).Where(p => p.LeftAt == null && ids.Contains(p.Id)).ToListAsync(cancellationToken);
        return people.Count > 0
            ? people
            : await db.People.Include(p => p.Identities)
                .Where(p => p.LeftAt == null && (p.InstallationRole & InstallationRole.Admin) != 0).ToListAsync(cancellationToken);
    }
}
