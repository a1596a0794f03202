using LeadershipBot.Audiences;
using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Pulses;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Sends;

/// <summary>Where a message to a team member goes: in their own hours, and in a week in which they have had none.</summary>
internal static class TeamWeek
{
    private static readonly OutboxState[] Counted =
        [OutboxState.Pending, OutboxState.Sending, OutboxState.Sent, OutboxState.Ambiguous];

    /// <summary>Places each person's message, or says why it cannot be placed before <paramref name="until"/>.</summary>
    public static async Task<List<T>> PlaceAsync<T>(
        LeadershipDb db, IReadOnlyList<Person> people, HolidayBook book, DateTimeOffset from, DateTimeOffset until,
        Func<Person, DateTimeOffset, string?, T> placed, Func<Person, string?> whyNot, CancellationToken cancellationToken)
    {
        var ids = people.Select(static p => p.Id).ToList();
        var kinds = TeamBudget.Kinds;
        var since = from.AddDays(-9);
        var sent = (await db.Outbox.Where(r => ids.Contains(r.PersonId) && kinds.Contains(r.Kind) && r.Revision == 0
                && Counted.Contains(r.State) && r.NotBefore > since)
            .Select(r => new { r.PersonId, r.NotBefore }).ToListAsync(cancellationToken))
            .ToLookup(static r => r.PersonId, static r => r.NotBefore);
        return [.. people.Select(p => Place(p))];

        T Place(Person person)
        {
            if (Reach.Why(person) is { } unreachable)
                return placed(person, from, unreachable);
            if (whyNot(person) is { } no)
                return placed(person, from, no);
            var hours = book.Of(person);
            for (var at = WorkingHours.NextOpen(from, hours, until); at is { } open;
                at = WorkingHours.NextOpen(NextWeek(open, person.Zone), hours, until))
                if (MessageBudget.Allows(sent[person.Id], open, person.Zone, TeamBudget.PerWeek))
                    return placed(person, open, null);
            return placed(person, from, "no free week or hour before it is out of date");
        }
    }

    /// <summary>
    /// When a message that is about to leave has to wait for another week: it was put off into one in which the person has had
    /// another meanwhile.
    /// </summary>
    public static async Task<DateTimeOffset?> FullUntilAsync(
        LeadershipDb db, OutboxRow row, string zone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (kinds, since) = (TeamBudget.Kinds, now.AddDays(-9));
        var had = await db.Outbox.Where(r => r.PersonId == row.PersonId && r.Seq != row.Seq && kinds.Contains(r.Kind)
                && r.Revision == 0 && r.State != OutboxState.Pending && Counted.Contains(r.State) && r.NotBefore > since)
            .Select(r => r.DoneAt ?? r.NotBefore).ToListAsync(cancellationToken);
        return MessageBudget.Allows(had, now, zone, TeamBudget.PerWeek) ? null : NextWeek(now, zone);
    }

    private static DateTimeOffset NextWeek(DateTimeOffset at, string zone) =>
        Cadence.InstantOf(MessageBudget.WeekOf(at, zone).AddDays(7), TimeOnly.MinValue, zone);
}
