using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Pulses.Bank;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>An answer whose notice waits for the undo time; removed once the notices are queued.</summary>
public sealed class PendingNotice
{
    public long Seq { get; init; }

    public required AnswerId AnswerId { get; init; }

    public required DateTimeOffset DueAt { get; set; }
}

/// <summary>Has the PMO told of an answer, once it can no longer be undone.</summary>
internal static class AnswerNotices
{
    /// <summary>Called inside the answering transaction. An edit within the undo time starts that time anew.</summary>
    public static async Task QueueAsync(Turn turn, AnswerId answer, CancellationToken cancellationToken)
    {
        var due = turn.Now + AnswerHandler.UndoFor;
        if (await turn.Db.AnswerNotices.AsTracking()
            .FirstOrDefaultAsync(n => n.AnswerId == answer, cancellationToken) is { } waiting)
            waiting.DueAt = due;
        else
            turn.Db.AnswerNotices.Add(new PendingNotice { AnswerId = answer, DueAt = due });
    }

    /// <summary>What the PMO was told is put right where it stands.</summary>
    public static Task ReviseAsync(Turn turn, AnswerId answer, CancellationToken cancellationToken) =>
        ReviseAsync(turn.Db, turn.Outbox, answer, cancellationToken);

    /// <returns>False when nobody was told yet.</returns>
    public static async Task<bool> ReviseAsync(LeadershipDb db, Outbox outbox, AnswerId answer,
        CancellationToken cancellationToken)
    {
        var told = await db.Outbox.Where(r => r.SubjectId == answer.Value && r.Kind == MessageKind.AnswerNotice
            && r.Revision == 0)
            .Select(r => r.LogicalId).ToListAsync(cancellationToken);
        foreach (var logical in told)
            await outbox.ReviseAsync(logical, cancellationToken);
        return told.Count > 0;
    }
}

/// <summary>Queues the notices whose undo time is over.</summary>
public sealed class AnswerNoticeWork(LeadershipDbSource source, WriteGate gate, QuestionBank bank, Wakeups wakeups,
    BusinessClock clock)
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
        var due = await db.AnswerNotices.AsTracking().Where(n => n.DueAt <= now).OrderBy(n => n.Seq).Take(200)
            .ToListAsync(cancellationToken);
        db.AnswerNotices.RemoveRange(due);
        var ids = due.ConvertAll(static n => n.AnswerId);
        var answers = await db.Answers.Where(a => ids.Contains(a.Id)).ToListAsync(cancellationToken);
        var outbox = new Outbox(db, now, Correlation.New());
        foreach (var answer in answers)
            await TellAsync(db, outbox, answer, now, cancellationToken);
    }

    private async Task TellAsync(LeadershipDb db, Outbox outbox, Answer answer, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (await AnswerNotices.ReviseAsync(db, outbox, answer.Id, cancellationToken)
            || !AnswerNotice.AsksForSomething(bank, answer))
            return;
        var project = await db.Pulses.Where(p => p.Id == answer.PulseId).Select(p => p.ProjectId).FirstAsync(cancellationToken);
        foreach (var pmo in await Pmos.OfAsync(db, project, now, cancellationToken))
            if (pmo.Id != answer.RespondentId && Outbox.PreferredAddress(pmo) is { } to)
                outbox.Post(pmo, to, LogicalMessageId.New(), MessageKind.AnswerNotice, answer.Id.Value, now, null);
    }
}
