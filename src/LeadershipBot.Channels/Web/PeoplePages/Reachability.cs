using LeadershipBot.People;

namespace LeadershipBot.Channels.Web.PeoplePages;

internal enum Reach { Reachable, Away, NotReachable }

/// <summary>Whether the bot can reach somebody today, and why not.</summary>
internal sealed record Reachability(Reach Reach, string Why)
{
    public static Reachability Of(PersonRow person, PilotOptions pilot, ReaderTime time)
    {
        if (person.LeftAt is { } left)
            return new(Reach.NotReachable, PeopleMessages.Left(time.DayOf(left)));
        if (person.StoppedAt is { } stopped)
            return new(Reach.NotReachable, PeopleMessages.Stopped(time.DayOf(stopped)));
        if (person.Identities.Count == 0)
            return new(Reach.NotReachable, PeopleMessages.NoAccount);
        if (person.Identities.OrderByDescending(static i => i.Preferred)
            .FirstOrDefault(static i => i.DeadReason is null) is not { } live)
            return new(Reach.NotReachable, PeopleMessages.Dead(person.Identities[0].Channel, person.Identities[0].DeadReason!));
        if (pilot.WhyNot(person.Email) is { } outside)
            return new(Reach.NotReachable, outside);
        var where = PeopleMessages.In(live.Channel);
        return person.AwayUntil is { } until
            ? new(Reach.Away, PeopleMessages.Away(time.Day(until), where))
            : new(Reach.Reachable, where);
    }
}
