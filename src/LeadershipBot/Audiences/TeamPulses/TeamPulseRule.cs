using System.Globalization;
using LeadershipBot.Cadences;
using LeadershipBot.Projects;

namespace LeadershipBot.Audiences.TeamPulses;

/// <summary>One person's line at the moment it is looked at. Values only.</summary>
/// <param name="WhyNot">Why nobody may be asked at all at present; null when nothing is in the way.</param>
/// <param name="Projects">Running projects they are a member of today, in an order that stays; with whether the loop of an
/// earlier pulse is overdue there.</param>
/// <param name="AskedThisQuarter">They were, in the quarter of the local date.</param>
/// <param name="BudgetSpent">The week's one message went or is to go out.</param>
public sealed record TeamPulseInput(
    Recurrence Recurrence, Availability Availability, string? WhyNot, IReadOnlyList<(ProjectId Id, bool Held)> Projects,
    bool AskedThisQuarter, bool BudgetSpent);

public enum TeamPulseStep { Rest, Wait, HoldBack, Send }

/// <summary>What happens to the line now, and when to look again.</summary>
public sealed record TeamPulseDecision(TeamPulseStep Step, DateTimeOffset NextAt, ProjectId? Project = null, string? Reason = null);

/// <summary>
/// Each person at most once a quarter, in the month of their part of the staff; inside their hours, inside the week's one
/// message, and not while the last pulse of the project has not been answered for. What is held back comes a week later, and
/// falls away with the quarter. Pure.
/// </summary>
public static class TeamPulseRule
{
    /// <summary>Audiences are asked whole, a month each: few answers of many would be too few to show.</summary>
    public const int Months = 3;

    public const string Held = "the last team pulse has not been answered for yet";

    public const string WeekIsFull = "the week's one team message is used";

    private static readonly TimeOnly At = new(10, 0);

    public static Recurrence InMonth(int monthOfQuarter) =>
        new Recurrence.Quarterly(monthOfQuarter, DayInMonth.Of(2, DayOfWeek.Tuesday), At);

    /// <summary>The quarter of a date, as questions and asks carry it.</summary>
    public static string OccasionOf(DateOnly date) => string.Create(
        CultureInfo.InvariantCulture, $"{Prefix}{date.Year:0000}-Q{(date.Month + 2) / 3}");

    public const string Prefix = "pulse:";

    public static TeamPulseDecision Decide(TeamPulseInput input, DateTimeOffset now)
    {
        var rest = NextOccasion(input, now);
        if (input.WhyNot is not null || input.AskedThisQuarter || input.Projects.Count == 0)
            return new TeamPulseDecision(TeamPulseStep.Rest, rest);
        if (!WorkingHours.IsOpen(now, input.Availability))
            return new TeamPulseDecision(TeamPulseStep.Wait, WorkingHours.NextOpen(now, input.Availability, rest) ?? rest);
        var mine = input.Projects[Turn(Zones.DateOf(now, input.Availability.Zone), input.Projects.Count)];
        var project = mine.Held ? input.Projects.FirstOrDefault(static p => !p.Held, mine) : mine;
        if (project.Held)
            return HoldBack(input, now, rest, Held);
        return input.BudgetSpent
            ? HoldBack(input, now, rest, WeekIsFull)
            : new TeamPulseDecision(TeamPulseStep.Send, rest, project.Id);
    }

    /// <summary>
    /// The month for newcomers, by the part of the staff they belong to: their part's own month, else the emptiest.
    /// </summary>
    /// <param name="taken">The months in use: part and month of everybody who has a line.</param>
    public static int MonthFor<TPart>(TPart part, IReadOnlyCollection<(TPart Part, int Month)> taken) where TPart : notnull
    {
        var known = taken.Where(t => t.Part.Equals(part)).Select(static t => (int?)t.Month).FirstOrDefault();
        return known ?? Enumerable.Range(1, Months).MinBy(month => taken.Count(t => t.Month == month));
    }

    private static TeamPulseDecision HoldBack(TeamPulseInput input, DateTimeOffset now, DateTimeOffset rest, string reason)
    {
        var again = Zones.DateOf(now, input.Availability.Zone).AddDays(7);
        var next = Cadence.InstantOf(again, input.Recurrence.At, input.Availability.Zone);
        var sameQuarter = OccasionOf(again) == OccasionOf(Zones.DateOf(now, input.Availability.Zone));
        return new TeamPulseDecision(TeamPulseStep.HoldBack, sameQuarter && next < rest ? next : rest, null, reason);
    }

    private static DateTimeOffset NextOccasion(TeamPulseInput input, DateTimeOffset now)
    {
        var zone = input.Availability.Zone;
        return Cadence.InstantOf(Cadence.NextDate(input.Recurrence, Zones.DateOf(now, zone)), input.Recurrence.At, zone);
    }

    /// <summary>With several projects, quarter by quarter another.</summary>
    private static int Turn(DateOnly date, int count) => (date.Year * 4 + (date.Month - 1) / 3) % count;
}
