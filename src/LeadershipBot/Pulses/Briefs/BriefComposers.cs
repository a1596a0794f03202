using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>The brief itself, and a deputy's or assistant's copy of it.</summary>
public sealed class BriefComposer : IComposer
{
    public MessageKind Kind => MessageKind.Brief;

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (view, stop) = await BriefCheck.ReadAsync(db, row, now, cancellationToken);
        if (stop is not null)
            return stop;
        var line = await db.Prompts.Where(p => p.Id == view!.Id).Select(p => p.CadenceLineId).FirstAsync(cancellationToken);
        return new Composed.Ready(BriefMessages.Brief(view!, line, await ReaderAsync(db, row, view!, cancellationToken)));
    }

    private static async Task<AnswerCapacity> ReaderAsync(
        LeadershipDb db, OutboxRow row, BriefView view, CancellationToken cancellationToken) =>
        row.PersonId == view.PersonId ? AnswerCapacity.Self
        : await db.Roles.AnyAsync(r => r.PersonId == row.PersonId && r.Kind == RoleKind.Deputy
            && view.Pulses.Select(p => p.ProjectId).Contains(r.ProjectId), cancellationToken) ? AnswerCapacity.Deputy
        : AnswerCapacity.Assistant;
}

/// <summary>The one reminder; its edits say that it has done its work.</summary>
public sealed class ReminderComposer : IComposer
{
    public MessageKind Kind => MessageKind.Reminder;

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (view, stop) = await BriefCheck.ReadAsync(db, row, now, cancellationToken);
        if (stop is not null)
            return stop;
        if (row.Revision > 0)
            return new Composed.Ready(BriefMessages.ReminderDone(view!));
        return view!.HasAnswer ? new Composed.Drop("already answered") : new Composed.Ready(BriefMessages.Reminder(view));
    }
}

/// <summary>What is looked at once more just before anything unasked leaves.</summary>
internal static class BriefCheck
{
    public static async Task<(BriefView? View, Composed? Stop)> ReadAsync(
        LeadershipDb db, OutboxRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var view = await BriefReading.ReadAsync(db, new PromptId(row.SubjectId!.Value), now, cancellationToken);
        if (view is null)
            return (null, new Composed.Drop("the prompt is gone"));
        // An edit shows what is; only a first post asks for somebody's time.
        if (row.Revision > 0 || row.PersonId != view.PersonId)
            return (view, null);
        var theirs = view with { Pulses = [.. view.Pulses.Where(static p => p.StillTheirs)] };
        return (theirs, await StopAsync(db, view, theirs, now, cancellationToken));
    }

    private static async Task<Composed?> StopAsync(
        LeadershipDb db, BriefView all, BriefView theirs, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var person = await db.People.Include(p => p.Absences).FirstAsync(p => p.Id == all.PersonId, cancellationToken);
        if (person.LeftAt is not null || person.StoppedAt is not null)
            return new Composed.Drop(person.LeftAt is null ? "said stop" : "has left");
        if (all.State is not (PromptState.Open or PromptState.Answered))
            return new Composed.Drop("closed meanwhile");
        if (!all.IsOffer && theirs.Pulses.Count == 0)
            return new Composed.Drop("no longer sponsor, or the project rests");
        var availability = (await HolidayBook.ReadAsync(db, cancellationToken)).Of(person);
        var closed = WorkingHours.WhyClosed(now, availability);
        if (closed == ClosedReason.Open)
            return null;
        return WorkingHours.NextOpen(now, availability, all.ClosesAt) is { } open
            ? new Composed.Later(open, Planning.BriefRule.Why(closed))
            : new Composed.Drop(Planning.BriefRule.Why(closed));
    }
}
