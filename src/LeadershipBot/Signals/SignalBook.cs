using LeadershipBot.Data;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Signals;

/// <summary>
/// Where practices note how an opportunity went. The signal and its week's roll-up are written in the unit of work at hand,
/// so that they are true together or not at all.
/// </summary>
public static class SignalBook
{
    /// <summary>Notes a signal; one of the same kind, subject and person that is already there is replaced by it.</summary>
    public static async Task RecordAsync(LeadershipDb db, Signal signal, CancellationToken cancellationToken)
    {
        await db.SerialiseAsync($"signals/{signal.PersonId.Value}", cancellationToken);
        await TakeBackAsync(db, signal.Kind, signal.SubjectId, signal.PersonId, cancellationToken);
        db.Signals.Add(signal);
        (await WeekAsync(db, signal, cancellationToken)).Add(signal, 1);
        // What is recorded next in the same unit has to find this one.
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Forgets a signal whose opportunity is not one any more: undone, withdrawn, never delivered.</summary>
    /// <returns>False when there was none.</returns>
    public static async Task<bool> TakeBackAsync(
        LeadershipDb db, SignalKind kind, Guid subject, PersonId person, CancellationToken cancellationToken)
    {
        var known = await db.Signals.AsTracking().FirstOrDefaultAsync(
            s => s.Kind == kind && s.SubjectId == subject && s.PersonId == person, cancellationToken);
        if (known is null)
            return false;
        (await WeekAsync(db, known, cancellationToken)).Add(known, -1);
        db.Signals.Remove(known);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Adds the weeks of one person, or of everybody, up anew from the signals.</summary>
    /// <returns>How many weeks there are now.</returns>
    public static async Task<int> RebuildAsync(LeadershipDb db, PersonId? person, CancellationToken cancellationToken)
    {
        await db.SignalWeeks.Where(w => person == null || w.PersonId == person).ExecuteDeleteAsync(cancellationToken);
        var weeks = new Dictionary<(PersonId, Projects.ProjectId?, SignalKind, DateOnly), SignalWeek>();
        await foreach (var signal in db.Signals.AsNoTracking().Where(s => person == null || s.PersonId == person)
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var key = (signal.PersonId, signal.ProjectId, signal.Kind, signal.Week);
            if (!weeks.TryGetValue(key, out var week))
                weeks[key] = week = Empty(signal);
            week.Add(signal, 1);
        }
        db.SignalWeeks.AddRange(weeks.Values);
        await db.SaveChangesAsync(cancellationToken);
        return weeks.Count;
    }

    private static async Task<SignalWeek> WeekAsync(LeadershipDb db, Signal signal, CancellationToken cancellationToken)
    {
        var week = await db.SignalWeeks.AsTracking().FirstOrDefaultAsync(
            w => w.PersonId == signal.PersonId && w.ProjectId == signal.ProjectId && w.Kind == signal.Kind && w.Week == signal.Week,
            cancellationToken);
        return week ?? db.SignalWeeks.Add(Empty(signal)).Entity;
    }

    private static SignalWeek Empty(Signal signal) => new()
    {
        PersonId = signal.PersonId, ProjectId = signal.ProjectId, Kind = signal.Kind, Week = signal.Week,
    };
}
