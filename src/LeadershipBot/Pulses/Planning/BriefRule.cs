using LeadershipBot.Cadences;
using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Pulses.Planning;

/// <summary>
/// Decides what becomes of the due occurrences of one cadence line, and when to look again. Pure: the same input gives the
/// same plan, so a preview made from the same input is what happens.
/// </summary>
public static class BriefRule
{
    /// <summary>After so many unanswered in a row the bot offers a way out once, and then is quiet.</summary>
    public const int UnansweredLimit = 2;

    /// <summary>While something holds a brief back, the next look comes at the latest after this time, since the reason may end.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);

    public static BriefPlan Decide(BriefInput input, QuestionBank bank, PulsesOptions options, DateTimeOffset now)
    {
        var from = FirstOpenDate(input, now);
        if (input.Line.BringForwardOn is { } today && today > from)
            return BringForward(input, bank, options, today, now);
        var due = Cadence.Due(input.Recurrence, from, now, input.Availability,
            StaleRule.AfterWorkingDays(new WorkingDays(options.MayMoveWorkingDays)), TimeSpan.FromHours(options.CatchUpHours));
        var briefs = new List<PlannedBrief>(due.Count);
        foreach (var one in due)
            briefs.Add(Plan(input, bank, options, one, now));
        var last = due.Count > 0 ? due[^1].Date : input.Line.LastDate;
        var quiet = input.Line.UnansweredInRow >= UnansweredLimit && briefs.Exists(static b => b.State == DueState.Send);
        return new BriefPlan(input, briefs, last, quiet ? null : NextLook(input, last ?? from, options, now));
    }

    /// <summary>
    /// The PMO's "now": today's date is asked, and the occurrence that would have come next is thereby over. A wish whose day
    /// has passed, or that finds the person closed, falls away.
    /// </summary>
    private static BriefPlan BringForward(BriefInput input, QuestionBank bank, PulsesOptions options, DateOnly today, DateTimeOffset now)
    {
        if (today != Zones.DateOf(now, input.Person.Zone) || !WorkingHours.IsOpen(now, input.Availability))
            return new BriefPlan(input, [], input.Line.LastDate, NextLook(input, FirstOpenDate(input, now), options, now));
        var brief = Plan(input, bank, options, new DueDate(today, DueState.Send, now, ClosedReason.Open), now);
        var replaced = brief.State == DueState.Send ? Cadence.NextDate(input.Recurrence, today.AddDays(-1)) : today;
        return new BriefPlan(input, [brief], replaced, NextLook(input, replaced, options, now));
    }

    /// <summary>When the line must be looked at: at its next slot, or within the hour while that is overdue and held back.</summary>
    public static DateTimeOffset NextLook(BriefInput input, DateOnly after, PulsesOptions options, DateTimeOffset now)
    {
        var date = Cadence.NextDate(input.Recurrence, input.Line.PausedUntil > after ? input.Line.PausedUntil.Value : after);
        var wished = Cadence.InstantOf(date, input.Recurrence.At, input.Person.Zone);
        if (wished > now)
            return wished;
        var slot = Cadence.Slot(input.Recurrence, date, input.Availability,
            StaleRule.AfterWorkingDays(new WorkingDays(options.MayMoveWorkingDays))).GoesOutAt;
        var again = now + LookAgain;
        var open = slot > now ? slot : WorkingHours.NextOpen(now.AddTicks(1), input.Availability, again);
        return open < again ? open.Value : again;
    }

    /// <summary>Dates up to and including this one are over: already planned, before the line began, or in a pause.</summary>
    private static DateOnly FirstOpenDate(BriefInput input, DateTimeOffset now)
    {
        var last = input.Line.LastDate ?? Zones.DateOf(now, input.Person.Zone).AddDays(-1);
        return input.Line.PausedUntil is { } pause && pause > last ? pause : last;
    }

    private static PlannedBrief Plan(BriefInput input, QuestionBank bank, PulsesOptions options, DueDate due, DateTimeOffset now)
    {
        if (due.State != DueState.Send)
            return Unsent(due, due.State == DueState.Missed ? "missed by the bot: it was down or paused" : Why(due.Reason));
        if (!MessageBudget.Allows(input.UnaskedThisWeek, now, input.Person.Zone, options.WeeklyBudget))
            return Unsent(due with { State = DueState.Skipped }, "the week's message budget is used");
        var remind = After(options.ReminderAfterWorkingDays, now, input.Availability);
        var closes = After(options.ClosesAfterWorkingDays, now, input.Availability);
        var pulses = input.Line.UnansweredInRow >= UnansweredLimit ? [] : Pulses(input, bank, due.Date);
        return new PlannedBrief(due.Date, DueState.Send, now, remind, closes, due.Reason == ClosedReason.Open ? null : Why(due.Reason), pulses);
    }

    private static PlannedBrief Unsent(DueDate due, string reason) =>
        new(due.Date, due.State, due.PlannedFor, due.PlannedFor, due.PlannedFor, reason, []);

    private static DateTimeOffset After(int workingDays, DateTimeOffset from, Availability availability) =>
        WorkingHours.AddWorkingDays(from, new WorkingDays(workingDays), availability) ?? from.AddDays(2 * workingDays);

    private static List<PlannedPulse> Pulses(BriefInput input, QuestionBank bank, DateOnly date)
    {
        var pulses = new List<PlannedPulse>(input.Projects.Count);
        foreach (var project in input.Projects)
            pulses.Add(new PlannedPulse(project.Id, QuestionPicker.Pick(bank, project, date)));
        return pulses;
    }

    /// <summary>Why a slot was closed, as the PMO reads it.</summary>
    public static string Why(ClosedReason reason) => reason switch
    {
        ClosedReason.Absent => "away",
        ClosedReason.Holiday => "a public holiday",
        ClosedReason.Shutdown => "the site is shut down",
        ClosedReason.NotAWorkingDay => "not a working day",
        ClosedReason.OutsideHours => "outside working hours",
        ClosedReason.OffRota => "off shift",
        ClosedReason.NoSuchDate => "the zone skipped that date",
        _ => "moved",
    };
}
