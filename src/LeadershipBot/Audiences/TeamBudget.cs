using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Pulses;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Audiences;

/// <summary>
/// At most one message a week that a team member did not ask for: whys, comprehension questions, team pulses and digests
/// share it, whichever comes first. Weeks are the person's own, Monday to Sunday in their zone.
/// </summary>
public static class TeamBudget
{
    public const int PerWeek = 1;

    /// <summary>The kinds that share it; a new one that goes to teams unasked joins them here.</summary>
    public static readonly IReadOnlyList<MessageKind> Kinds =
    [
        MessageKind.TeamPulse, MessageKind.TeamHeard, MessageKind.KpiDigest, MessageKind.Why, MessageKind.WhyCheck,
        MessageKind.TeamAnswer,
    ];

    private static readonly OutboxState[] Counted =
        [OutboxState.Pending, OutboxState.Sending, OutboxState.Sent, OutboxState.Ambiguous];

    /// <summary>
    /// Those of the people who have, or are to get, their one message in the local week of <paramref name="at"/>. Read inside
    /// the transaction that queues, after <c>SerialiseAsync</c> of <see cref="Lock"/>, it cannot be overtaken.
    /// </summary>
    public static async Task<IReadOnlySet<PersonId>> SpentAsync(
        LeadershipDb db, IReadOnlyCollection<Person> people, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (ids, kinds) = (people.Select(static p => p.Id).ToList(), Kinds);
        // A local week begins or ends at most a day and a half beside the UTC one.
        var (from, until) = (at.AddDays(-9), at.AddDays(9));
        var queued = (await db.Outbox.Where(r => ids.Contains(r.PersonId) && kinds.Contains(r.Kind) && r.Revision == 0
                && Counted.Contains(r.State) && r.NotBefore > from && r.NotBefore < until)
            .Select(r => new { r.PersonId, r.NotBefore }).ToListAsync(cancellationToken))
            .ToLookup(static r => r.PersonId, static r => r.NotBefore);
        return people.Where(p => !MessageBudget.Allows(queued[p.Id], at, p.Zone, PerWeek)).Select(static p => p.Id).ToHashSet();
    }

    public const string Lock = "team-budget";

    /// <summary>The start of the person's next local week; their hours are looked at when it comes.</summary>
    public static DateTimeOffset NextWeek(DateTimeOffset now, string zone) =>
        Cadence.InstantOf(MessageBudget.WeekOf(now, zone).AddDays(7), TimeOnly.MinValue, zone);
}
