using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Pulses;
using LeadershipBot.Signals;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys;

/// <summary>
/// A draft that was in a delivered brief is one opportunity to explain why: signed counts in full, also when changed first;
/// left to the PMO counts by half; not now, and no act at all, are missed. A draft no brief has carried is none.
/// </summary>
internal static class WhySignals
{
    private sealed record Carrier(DateTimeOffset SentAt, DateTimeOffset ClosesAt);

    public static async Task DecidedAsync(
        LeadershipDb db, Why why, Person executive, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await FirstBriefAsync(db, why, cancellationToken) is not { } brief)
            return;
        await db.Entry(executive).Collection(p => p.Absences).LoadAsync(cancellationToken);
        var hours = (await HolidayBook.ReadAsync(db, cancellationToken)).Of(executive);
        var (outcome, credit) = why.State switch
        {
            WhyState.LeftToPmo => (SignalOutcome.Met, 0.5),
            WhyState.Declined => (SignalOutcome.Missed, 0.0),
            _ => (SignalOutcome.Met, 1.0),
        };
        var traits = (why.Edited > 0 ? SignalTraits.Edited : SignalTraits.None)
            | (why.State == WhyState.LeftToPmo ? SignalTraits.Rerouted : SignalTraits.None)
            | (at >= brief.ClosesAt ? SignalTraits.Late : SignalTraits.None);
        var minutes = (int)WorkingHours.OpenTimeBetween(brief.SentAt, at, hours).TotalMinutes;
        await SignalBook.RecordAsync(db, Of(why, brief, executive.Zone, at, outcome, credit, minutes, traits), cancellationToken);
    }

    /// <summary>Notes a draft that stood in a brief until its close without any act.</summary>
    public static async Task IgnoredAsync(LeadershipDb db, Why why, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await FirstBriefAsync(db, why, cancellationToken) is not { } brief || brief.ClosesAt > now
            || await db.Signals.AnyAsync(s => s.Kind == SignalKind.Why && s.SubjectId == why.Id.Value, cancellationToken))
            return;
        var zone = await db.People.Where(p => p.Id == why.ExecutiveId).Select(p => p.Zone).FirstAsync(cancellationToken);
        await SignalBook.RecordAsync(
            db, Of(why, brief, zone, null, SignalOutcome.Missed, 0, null, SignalTraits.None), cancellationToken);
    }

    public static Task TakeBackAsync(LeadershipDb db, Why why, CancellationToken cancellationToken) =>
        SignalBook.TakeBackAsync(db, SignalKind.Why, why.Id.Value, why.ExecutiveId, cancellationToken);

    /// <summary>The first delivered brief that carried it: no older draft stood in its place, and it was not put aside.</summary>
    private static Task<Carrier?> FirstBriefAsync(LeadershipDb db, Why why, CancellationToken cancellationToken)
    {
        var readyAt = why.ReadyAt ?? why.CreatedAt;
        return db.Prompts.Where(p => p.PersonId == why.ExecutiveId && p.Kind == PromptKind.Brief && p.DueAt >= readyAt
                && p.State != PromptState.Skipped && p.State != PromptState.MissedByBot
                && p.Pulses.Any(u => u.ProjectId == why.ProjectId)
                && !db.Whys.Any(o => o.ExecutiveId == why.ExecutiveId && o.Id != why.Id && o.ReadyAt < readyAt
                    && (o.DecidedAt == null || o.DecidedAt >= p.DueAt))
                && db.Outbox.Any(r => r.LogicalId == p.LogicalId && r.Revision == 0 && r.State == OutboxState.Sent))
            .OrderBy(p => p.DueAt).Select(p => new Carrier(p.DueAt, p.ClosesAt)).FirstOrDefaultAsync(cancellationToken);
    }

    private static Signal Of(Why why, Carrier brief, string zone, DateTimeOffset? at, SignalOutcome outcome, double credit,
        int? minutes, SignalTraits traits) => new()
        {
            PersonId = why.ExecutiveId, ProjectId = why.ProjectId, Kind = SignalKind.Why, SubjectId = why.Id.Value,
            AskedAt = brief.SentAt, DueAt = brief.ClosesAt, ActedAt = at, Outcome = outcome, Credit = credit,
            LatencyMinutes = minutes, Traits = traits, Week = MessageBudget.WeekOf(brief.SentAt, zone),
        };
}
