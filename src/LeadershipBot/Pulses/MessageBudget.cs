using LeadershipBot.Cadences;

namespace LeadershipBot.Pulses;

/// <summary>Unasked messages per person and local week, Monday to Sunday of the person's zone, over all projects. Pure.</summary>
public static class MessageBudget
{
    /// <summary>The Monday of the local week that an instant falls in.</summary>
    public static DateOnly WeekOf(DateTimeOffset instant, string zone)
    {
        var date = Zones.DateOf(instant, zone);
        return date.AddDays(-(((int)date.DayOfWeek + 6) % 7));
    }

    /// <param name="sent">When this person's unasked messages went or are to go out, any order.</param>
    public static bool Allows(IEnumerable<DateTimeOffset> sent, DateTimeOffset at, string zone, int perWeek)
    {
        var week = WeekOf(at, zone);
        return sent.Count(instant => WeekOf(instant, zone) == week) < perWeek;
    }
}
