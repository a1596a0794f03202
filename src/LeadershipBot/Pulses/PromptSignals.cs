using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Signals;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses;

/// <summary>
/// A delivered brief is one opportunity to respond, however many projects it carries. Offers ask for a rhythm, not for
/// leadership, and are none.
/// </summary>
internal static class PromptSignals
{
    /// <summary>Notes how a delivered brief ended.</summary>
    /// <param name="prompt">With its state decided; its pulses are read anew.</param>
    /// <param name="excused">Put aside for a reason that is held against nobody.</param>
    public static async Task RecordAsync(LeadershipDb db, Prompt prompt, DateTimeOffset sentAt, Availability availability,
        bool excused, CancellationToken cancellationToken)
    {
        var pulses = await db.Pulses.AsNoTracking().Include(p => p.Answers).Where(p => p.PromptId == prompt.Id)
            .ToListAsync(cancellationToken);
        if (pulses.Count == 0)
            return;
        var standing = pulses.SelectMany(static p => p.Answers)
            .Where(static a => !a.Withdrawn && a.Capacity != AnswerCapacity.Assistant).ToList();
        var own = standing.FindAll(static a => a.Capacity == AnswerCapacity.Self);
        var onlyByDeputy = standing.Count > 0 && own.Count == 0 && prompt.PartActs == 0;
        var acted = prompt.State == PromptState.Answered ? prompt.AnsweredAt : null;
        await SignalBook.RecordAsync(db, new Signal
        {
            PersonId = prompt.PersonId, Kind = SignalKind.Prompt, SubjectId = prompt.Id.Value,
            AskedAt = sentAt, DueAt = prompt.ClosesAt, ActedAt = acted,
            Outcome = excused || onlyByDeputy ? SignalOutcome.Excused
                : acted is null ? SignalOutcome.Missed : SignalOutcome.Met,
            Credit = acted is null || excused || onlyByDeputy ? 0 : 1,
            LatencyMinutes = acted is { } at && !onlyByDeputy
                ? (int)WorkingHours.OpenTimeBetween(sentAt, at, availability).TotalMinutes : null,
            DepthDone = own.Select(static a => (a.PulseId, a.ItemId)).Distinct().Count(a => IsClosed(pulses, a.PulseId, a.ItemId)),
            DepthAsked = pulses.Sum(static p => Closed(p).Count()),
            Traits = Traits(prompt, own, onlyByDeputy, standing),
            Week = MessageBudget.WeekOf(sentAt, availability.Zone),
        }, cancellationToken);
    }

    private static IEnumerable<AskedQuestion> Closed(Pulse pulse) =>
        AskedQuestion.Read(pulse.Questions).Where(static q => q.After is null && q.Type != AnswerType.Text);

    private static bool IsClosed(List<Pulse> pulses, PulseId pulse, string item) =>
        Closed(pulses.Find(p => p.Id == pulse)!).Any(q => q.Item == item);

    private static SignalTraits Traits(Prompt prompt, List<Answer> own, bool onlyByDeputy, List<Answer> standing) =>
        (prompt.RemindedAt is null ? SignalTraits.None : SignalTraits.Reminded)
        | (prompt.SnoozedAt is null ? SignalTraits.None : SignalTraits.Snoozed)
        | (onlyByDeputy ? SignalTraits.ByDeputy : SignalTraits.None)
        | (standing.Exists(static a => a.Late) ? SignalTraits.Late : SignalTraits.None)
        | (own.Exists(static a => a.Edits > 0) ? SignalTraits.Edited : SignalTraits.None);
}
