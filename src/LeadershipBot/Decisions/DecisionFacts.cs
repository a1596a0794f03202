using System.Globalization;
using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Decisions.Meetings;
using LeadershipBot.Pulses.Bank;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions;

/// <summary>
/// What the bank may ask about. Decisions stand in the brief themselves, with their own buttons, so no question repeats one:
/// only those that the brief has no room for are offered as "which of these will you close". The facts of a single decision
/// (<c>decision</c>, <c>waited_days</c>, <c>decider</c>) are never given.
/// </summary>
internal sealed class DecisionFacts : IQuestionFactSource
{
    private const int MeetingWeeks = 26;

    /// <summary>Fewer meetings say nothing about whether to keep them.</summary>
    private const int LeastMeetings = 3;

    private const int MostListed = 12;

    private static readonly WorkingDays CloseWithin = new(5);

    public async Task AddAsync(LeadershipDb db, IReadOnlyCollection<FactKey> wanted, DateTimeOffset now, FactSheet into,
        CancellationToken cancellationToken)
    {
        await MeetingsAsync(db, wanted, now, into, cancellationToken);
        var people = wanted.Select(static k => k.Person).Distinct().ToList();
        var open = await db.DecisionSeats.Where(s => people.Contains(s.PersonId) && s.State == SeatState.Open)
            .Join(db.Decisions, s => s.DecisionId, d => d.Id, (s, d) =>
                new { s.PersonId, s.AskedAt, s.Id, d.ProjectId, d.Key, d.Question })
            .ToListAsync(cancellationToken);
        foreach (var theirs in open.GroupBy(static s => s.PersonId))
        {
            var hidden = theirs.OrderBy(static s => s.AskedAt).ThenBy(static s =>
                s.Id.Value).Skip(SeatShown.InOneBrief).ToLookup(static s => s.ProjectId);
            foreach (var key in wanted.Where(k => k.Person == theirs.Key && hidden.Contains(k.Project)))
            {
                into.Set(key, "open_decisions",
                    [.. hidden[key.Project].Take(MostListed).Select(static s =>
                        new FactEntry(EntryKey(s.Key), $"{s.Key} {s.Question}"))]);
                into.Set(key, "by_date", now.AddDays(CloseWithin.Count + 2).ToString("ddd d MMM", CultureInfo.InvariantCulture));
            }
        }
    }

    /// <summary>Keys travel in buttons, where capitals do not.</summary>
    internal static string EntryKey(string key) => key.ToLowerInvariant().Replace('-', '_');

    private static async Task MeetingsAsync(LeadershipDb db, IReadOnlyCollection<FactKey> wanted, DateTimeOffset now,
        FactSheet into,
        CancellationToken cancellationToken)
    {
        var projects = wanted.Select(static k => k.Project).Distinct().ToList();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var since = today.AddDays(-7 * MeetingWeeks);
        var counts = await db.Meetings
            .Where(m => projects.Contains(m.ProjectId) && m.On >= since && m.On < today && m.State != MeetingState.Moved)
            .GroupBy(m => m.ProjectId)
            .Select(g => new { g.Key, Planned = g.Count(), Held = g.Count(m => m.State == MeetingState.Held) })
            .ToDictionaryAsync(static g => g.Key, cancellationToken);
        foreach (var key in wanted)
        {
            // A meeting that always takes place needs no question.
            if (!counts.TryGetValue(key.Project, out var count) || count.Planned < LeastMeetings || count.Held == count.Planned)
                continue;
            into.Set(key, "meetings_held", count.Held.ToString(CultureInfo.InvariantCulture));
            into.Set(key, "meetings_planned", count.Planned.ToString(CultureInfo.InvariantCulture));
        }
    }
}
