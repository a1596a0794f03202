using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Pulses;
using LeadershipBot.Signals;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Questions;

/// <summary>
/// A question that a delivered brief has carried is one opportunity: answered, or passed on, within five working days. One
/// that stood behind an older one was not put to the executive yet, and is none.
/// </summary>
internal static class QuestionSignals
{
    private static readonly WorkingDays InTime = new(5);

    public static async Task DecidedAsync(
        LeadershipDb db, TeamQuestion question, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (question.AnsweredById is { } by && by != question.ExecutiveId)
            return;
        if (await OfAsync(db, question, cancellationToken) is not var (sent, due, hours))
            return;
        var inTime = at < due;
        await SignalBook.RecordAsync(db, new Signal
        {
            PersonId = question.ExecutiveId, ProjectId = question.ProjectId, Kind = SignalKind.TeamQuestion,
            SubjectId = question.Id.Value, AskedAt = sent, DueAt = due, ActedAt = at,
            Outcome = inTime ? SignalOutcome.Met : SignalOutcome.Missed,
            Credit = !inTime ? 0 : question.State == QuestionState.WithPmo ? 0.5 : 1,
            LatencyMinutes = (int)WorkingHours.OpenTimeBetween(sent, at, hours).TotalMinutes,
            Traits = (inTime ? SignalTraits.None : SignalTraits.Late)
                | (question.State == QuestionState.WithPmo ? SignalTraits.Rerouted : SignalTraits.None),
            Week = MessageBudget.WeekOf(sent, hours.Zone),
        }, cancellationToken);
    }

    /// <summary>Notes what has waited longer than five working days in front of the executive.</summary>
    public static async Task IgnoredAsync(
        LeadershipDb db, TeamQuestion question, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await OfAsync(db, question, cancellationToken) is not var (sent, due, hours) || now < due
            || await db.Signals.AnyAsync(s => s.Kind == SignalKind.TeamQuestion && s.SubjectId == question.Id.Value, cancellationToken))
            return;
        await SignalBook.RecordAsync(db, new Signal
        {
            PersonId = question.ExecutiveId, ProjectId = question.ProjectId, Kind = SignalKind.TeamQuestion,
            SubjectId = question.Id.Value, AskedAt = sent, DueAt = due, Outcome = SignalOutcome.Missed,
            Week = MessageBudget.WeekOf(sent, hours.Zone),
        }, cancellationToken);
    }

    public static Task TakeBackAsync(LeadershipDb db, TeamQuestion question, CancellationToken cancellationToken) =>
        SignalBook.TakeBackAsync(db, SignalKind.TeamQuestion, question.Id.Value, question.ExecutiveId, cancellationToken);

    private static async Task<(DateTimeOffset Sent, DateTimeOffset Due, Availability Hours)?> OfAsync(
        LeadershipDb db, TeamQuestion question, CancellationToken cancellationToken)
    {
        var sent = await db.Prompts.Where(p => p.PersonId == question.ExecutiveId && p.Kind == PromptKind.Brief
                && p.DueAt >= question.AskedAt && p.State != PromptState.Skipped && p.State != PromptState.MissedByBot
                && p.Pulses.Any(u => u.ProjectId == question.ProjectId)
                && !db.TeamQuestions.Any(o => o.ExecutiveId == question.ExecutiveId && o.AskedAt < question.AskedAt
                    && o.State != QuestionState.Withdrawn && (o.DecidedAt == null || o.DecidedAt >= p.DueAt))
                && db.Outbox.Any(r => r.LogicalId == p.LogicalId && r.Revision == 0 && r.State == OutboxState.Sent))
            .OrderBy(p => p.DueAt).Select(p => (DateTimeOffset?)p.DueAt).FirstOrDefaultAsync(cancellationToken);
        if (sent is not { } at)
            return null;
        var executive = await db.People.AsNoTracking().Include(p => p.Absences)
            .FirstAsync(p => p.Id == question.ExecutiveId, cancellationToken);
        var hours = (await HolidayBook.ReadAsync(db, cancellationToken)).Of(executive);
        return WorkingHours.AddWorkingDays(at, InTime, hours) is { } due ? (at, due, hours) : null;
    }
}
