using LeadershipBot.Cadences;
using LeadershipBot.Projects;

namespace LeadershipBot.Pulses;

public enum Rhythm { Weekly = 1, Fortnightly = 2, Monthly = 4 }

/// <summary>How often an executive is briefed: by the busiest of their projects. Day and hour stay as they are. Pure.</summary>
public static class BriefRhythm
{
    /// <summary>Around the approval gate the rhythm is weekly for this many days to either side.</summary>
    private const int GateDays = 14;

    /// <summary>Fortnights are counted from here where no first week was agreed: a Monday.</summary>
    private static readonly DateOnly AnyMonday = new(2024, 1, 1);

    public static Rhythm For(IEnumerable<(Phase Phase, DateOnly? ApprovedOn)> projects, DateOnly today, bool lighter)
    {
        var busiest = projects.Select(p => Of(p.Phase, p.ApprovedOn, today)).DefaultIfEmpty(Rhythm.Fortnightly).Min();
        return lighter ? Halved(busiest) : busiest;
    }

    /// <summary>
    /// The same weekday and time at another rhythm; monthly falls on the first such weekday. A recurrence shaped in another
    /// form (daily, by day of month, quarterly) was asked for by somebody and is left alone.
    /// </summary>
    public static Recurrence With(Recurrence recurrence, Rhythm rhythm) => recurrence switch
    {
        Recurrence.Weekly weekly => At(rhythm, FirstDay(weekly.Days), weekly.At, weekly.Anchor),
        Recurrence.MonthlyByWeekday monthly => At(rhythm, monthly.Weekday, monthly.At, default),
        _ => recurrence,
    };

    /// <summary>
    /// The dates on which the line is looked at: every week at the slot, whatever the rhythm of the day. So a rhythm that
    /// changed meanwhile (a new phase, a gate coming near) begins at its first slot, and no earlier date is held against it.
    /// </summary>
    public static Recurrence Looks(Recurrence recurrence) => With(recurrence, Rhythm.Weekly);

    public static Recurrence At(Rhythm rhythm, DayOfWeek day, TimeOnly time, DateOnly anchor) => rhythm switch
    {
        Rhythm.Monthly => new Recurrence.MonthlyByWeekday(1, day, time),
        Rhythm.Weekly => new Recurrence.Weekly(WorkWeek.Of(day), time, 1, anchor),
        _ => new Recurrence.Weekly(WorkWeek.Of(day), time, (int)rhythm, anchor == default ? AnyMonday : anchor),
    };

    private static Rhythm Of(Phase phase, DateOnly? approvedOn, DateOnly today) => phase switch
    {
        Phase.GoLive => Rhythm.Weekly,
        Phase.Sustain => Rhythm.Monthly,
        _ when approvedOn is { } gate && Math.Abs(gate.DayNumber - today.DayNumber) <= GateDays => Rhythm.Weekly,
        _ => Rhythm.Fortnightly,
    };

    private static Rhythm Halved(Rhythm rhythm) => rhythm == Rhythm.Weekly ? Rhythm.Fortnightly : Rhythm.Monthly;

    private static DayOfWeek FirstDay(WorkWeek days) => Enum.GetValues<DayOfWeek>().First(days.Contains);
}
