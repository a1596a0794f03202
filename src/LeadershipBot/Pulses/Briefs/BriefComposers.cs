using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>The brief itself.</summary>
public sealed class BriefComposer(BriefParts parts) : IComposer
{
    public MessageKind Kind => MessageKind.Brief;

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var (view, stop) = await BriefCheck.ReadAsync(db, row, parts, now, cancellationToken);
        return stop ?? new Composed.Ready(BriefMessages.Brief(view!, AnswerCapacity.Self));
    }
}

/// <summary>The brief as a deputy or an assistant sees it: only the projects they stand in for.</summary>
public sealed class BriefCopyComposer(BriefParts parts) : IComposer
{
    public MessageKind Kind => MessageKind.BriefCopy;

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var (view, stop) = await BriefCheck.ReadAsync(db, row, parts, now, cancellationToken);
        return stop ?? new Composed.Ready(BriefMessages.Brief(view!, view!.Capacity(row.PersonId)));
    }
}

/// <summary>The one reminder; its edits say that it has done its work.</summary>
public sealed class ReminderComposer(BriefParts parts) : IComposer
{
    public MessageKind Kind => MessageKind.Reminder;

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var (view, stop) = await BriefCheck.ReadAsync(db, row, parts, now, cancellationToken);
        if (stop is not null)
            return stop;
        if (row.Revision > 0)
            return new Composed.Ready(view is { State: PromptState.Open, HasAnswer: false, IsOver: false }
                ? BriefMessages.Reminder(view) : BriefMessages.ReminderDone(view!));
        return view!.HasAnswer ? new Composed.Drop("already answered") : new Composed.Ready(BriefMessages.Reminder(view));
    }
}

/// <summary>What is looked at once more just before anything leaves: the reader, their role, their hours, the prompt.</summary>
internal static class BriefCheck
{
    public static async Task<(BriefView? View, Composed? Stop)> ReadAsync(
        LeadershipDb db, OutboxRow row, BriefParts parts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var view = await BriefReading.ReadAsync(db, new PromptId(row.SubjectId!.Value), now, cancellationToken);
        if (view is null)
            return (null, new Composed.Drop("the prompt is gone"));
        var theirs = view.For(row.PersonId);
        if (!theirs.IsOffer)
            theirs = theirs with { Parts = await PartsAsync(db, row, theirs, parts, now, cancellationToken) };
        // An edit shows what is; only a first post takes somebody's time.
        return (theirs, row.Revision > 0 ? null : await StopAsync(db, row, theirs, now, cancellationToken));
    }

    private static Task<IReadOnlyList<BriefPart>> PartsAsync(LeadershipDb db, OutboxRow row, BriefView theirs, BriefParts parts,
        DateTimeOffset now, CancellationToken cancellationToken) => parts.ReadAsync(db, new BriefPartRequest(
            theirs.PersonId, row.PersonId, theirs.Capacity(row.PersonId),
            [.. theirs.Pulses.Where(static p => p.StillTheirs).Select(static p => p.ProjectId)], theirs.Zone, theirs.DueAt,
            theirs.IsOver || theirs.State == PromptState.Skipped, now), cancellationToken);

    private static async Task<Composed?> StopAsync(
        LeadershipDb db, OutboxRow row, BriefView theirs, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reader = await db.People.Include(p => p.Absences).FirstAsync(p => p.Id == row.PersonId, cancellationToken);
        if (reader.LeftAt is not null || reader.StoppedAt is not null)
            return new Composed.Drop(reader.LeftAt is null ? "said stop" : "has left");
        if (theirs.State is not (PromptState.Open or PromptState.Answered) || theirs.IsOver)
            return new Composed.Drop("closed meanwhile");
        if (!theirs.IsOffer && theirs.Pulses.Count == 0)
            return new Composed.Drop(row.PersonId == theirs.PersonId ? "no longer sponsor, or the project rests"
                : "no longer stands in");
        if (row.Kind == MessageKind.BriefCopy && await BeforeTheBriefAsync(db, theirs.Id, now, cancellationToken) is { } wait)
            return wait;
        var availability = (await HolidayBook.ReadAsync(db, cancellationToken)).Of(reader);
        var closed = WorkingHours.WhyClosed(now, availability);
        if (closed == ClosedReason.Open)
            return null;
        return WorkingHours.NextOpen(now, availability, theirs.ClosesAt) is { } open
            ? new Composed.Later(open, Planning.BriefRule.Why(closed))
            : new Composed.Drop(Planning.BriefRule.Why(closed));
    }

    /// <summary>Nobody sees a brief before the person it is for: a copy waits with it, or falls away with it.</summary>
    private static async Task<Composed?> BeforeTheBriefAsync(
        LeadershipDb db, PromptId prompt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var post = await db.Prompts.Where(p => p.Id == prompt)
            .Join(db.Outbox.Where(r => r.Revision == 0), p => p.LogicalId, r => r.LogicalId,
                (_, r) => new { r.State, r.NotBefore })
            .FirstAsync(cancellationToken);
        return post.State switch
        {
            OutboxState.Pending when post.NotBefore > now => new Composed.Later(post.NotBefore, "the brief itself waits"),
            OutboxState.Pending or OutboxState.Sending or OutboxState.Sent => null,
            _ => new Composed.Drop("the brief itself did not arrive"),
        };
    }
}
