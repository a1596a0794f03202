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

    /// <summary>While something holds a brief back, the next look comes at the latest after this time, since the reason may
    /// end.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);

    public static BriefPlan Decide(BriefInput input, QuestionBank bank, PulsesOptions options, DateTimeOffset now)
    {
        var from = LastDecided(input.Line, input.Person.Zone, now);
        if (BringsForward(input, now))
            return BringForward(input, bank, options, from, now);
        var due = Cadence.Due(input.Recurrence, from, now, input.Availability, MayMove(options),
            TimeSpan.FromHours(options.CatchUpHours));
        List<PlannedBrief> briefs = [.. due.Select(one => Plan(input, bank, options, one, now))];
        return Ahead(input, briefs, due.Count > 0 ? due[^1].Date : from, options, now);
    }

    /// <summary>A line that asks nothing for now: dates that pass meanwhile are nobody's, neither asked later nor
    /// counted.</summary>
    public static BriefPlan Rest(BriefFacts facts, DateTimeOffset now)
    {
        var recurrence = Recurrence.Parse(facts.Line.Recurrence).Value;
        var last = Later(facts.Line.LastDate, Over(recurrence, facts.Person.Zone, now));
        return new BriefPlan(facts.Line, facts.Person, [], last, LookAfter(recurrence, last, facts.Person.Zone));
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

    /// <summary>The first slot ahead at which something would go out, as things stand; null when none is in sight.</summary>
    public static DateTimeOffset? NextSlot(BriefInput input, PulsesOptions options, DateTimeOffset now)
    {
        var date = LastDecided(input.Line, input.Person.Zone, now);
        for (var tries = 0; tries < 60; tries++)
        {
            date = Cadence.NextDate(input.Recurrence, date);
            if (!(date <= input.Line.PausedUntil)
                && Cadence.Slot(input.Recurrence, date, input.Availability, MayMove(options)).GoesOutAt is { } at && at >= now)
                return at;
        }
        return null;
    }

    private static StaleRule MayMove(PulsesOptions options) =>
        StaleRule.AfterWorkingDays(new WorkingDays(options.MayMoveWorkingDays));

    /// <summary>A wish whose day has passed, or that finds the person closed, falls away.</summary>
    private static bool BringsForward(BriefInput input, DateTimeOffset now) =>
        input.Line.BringForwardOn == Zones.DateOf(now, input.Person.Zone) && WorkingHours.IsOpen(now, input.Availability);

    /// <summary>The PMO's "now": today's date is asked, and the occurrence that would have come next is thereby over.</summary>
    private static BriefPlan BringForward(BriefInput input, QuestionBank bank, PulsesOptions options, DateOnly from,
        DateTimeOffset now)
    {
        var today = Zones.DateOf(now, input.Person.Zone);
        var brief = Plan(input, bank, options, new DueDate(today, DueState.Send, now, ClosedReason.Open), now);
        var last = Later(from, today.AddDays(-1));
        last = brief.State == DueState.Send ? Cadence.NextDate(input.Recurrence, last) : Later(last, today);
        return Ahead(input, [brief], last, options, now);
    }

    /// <summary>The plan with its next look. A date whose time has come but cannot be decided yet (closed hours) is waited
    /// for.</summary>
    private static BriefPlan Ahead(
        BriefInput input, IReadOnlyList<PlannedBrief> briefs, DateOnly last, PulsesOptions options, DateTimeOffset now)
    {
        if (briefs.Any(static b => b.IsOffer))
            return new BriefPlan(input.Line, input.Person, briefs, last, null);
        var next = Cadence.NextDate(input.Recurrence, last);
        if (Cadence.InstantOf(next, input.Recurrence.At, input.Person.Zone) <= now)
            return new BriefPlan(input.Line, input.Person, briefs, last, HeldLook(input, next, options, now));
        var decided = Later(last, Over(input.Recurrence, input.Person.Zone, now));
        return new BriefPlan(input.Line, input.Person, briefs, decided, LookAfter(input.Recurrence, decided, input.Person.Zone));
    }

    private static DateTimeOffset HeldLook(BriefInput input, DateOnly date, PulsesOptions options, DateTimeOffset now)
    {
        var again = now + LookAgain;
        var slot = Cadence.Slot(input.Recurrence, date, input.Availability, MayMove(options)).GoesOutAt;
        if (slot > now)
            return slot.Value;
        return WorkingHours.NextOpen(now, input.Availability, again) is { } open && open > now ? open : again;
    }

    /// <summary>Every week at the slot, so that a rhythm that changes begins in time.</summary>
    private static DateTimeOffset LookAfter(Recurrence recurrence, DateOnly last, string zone)
    {
        var looks = BriefRhythm.Looks(recurrence);
        return Cadence.InstantOf(Cadence.NextDate(looks, last), looks.At, zone);
    }

    /// <summary>The latest local date whose time of day has come.</summary>
    private static DateOnly Over(Recurrence recurrence, string zone, DateTimeOffset now)
    {
        var today = Zones.DateOf(now, zone);
        return Cadence.InstantOf(today, recurrence.At, zone) <= now ? today : today.AddDays(-1);
    }

    private static DateOnly LastDecided(CadenceLine line, string zone, DateTimeOffset now) =>
        line.LastDate ?? Zones.DateOf(now, zone).AddDays(-1);

    private static DateOnly Later(DateOnly? one, DateOnly other) => one > other ? one.Value : other;

    private static PlannedBrief Plan(BriefInput input, QuestionBank bank, PulsesOptions options, DueDate due, DateTimeOffset now)
    {
        if (due.Date <= input.Line.PausedUntil)
            return Unsent(due with { State = DueState.Skipped }, "paused for this person");
        if (due.State != DueState.Send)
            return Unsent(due, due.State == DueState.Missed ? "it was down or paused" : Why(due.Reason));
        if (!MessageBudget.Allows(input.Unasked, now, input.Person.Zone, options.WeeklyBudget))
            return Unsent(due with { State = DueState.Skipped }, "the week's message budget is used");
        var remind = PromptRule.FairReminder(now, input.Availability, options);
        var closes = PromptRule.FairClose(now, input.Availability, options);
        var pulses = input.Unanswered >= UnansweredLimit ? [] : QuestionPicker.Pick(bank, input.Projects, due.Date);
        return new PlannedBrief(due.Date, DueState.Send, now, remind, closes, due.Reason == ClosedReason.Open ? null
            : Why(due.Reason), pulses,
            pulses.Count == 0 ? [] : Copies(input, pulses, now, closes));
    }

    private static PlannedBrief Unsent(DueDate due, string reason) =>
        new(due.Date, due.State, due.PlannedFor, due.PlannedFor, due.PlannedFor, reason, [], []);

    private static List<PlannedCopy> Copies(
        BriefInput input, IReadOnlyList<PlannedPulse> pulses, DateTimeOffset now, DateTimeOffset closes) =>
        [.. input.Assistants.Where(a => pulses.Any(p => a.Projects.Contains(p.Project)))
            .Select(a => (a.Person, a.Address, At: WorkingHours.NextOpen(now, a.Availability, closes)))
            .Where(static c => c.At is not null).Select(static c => new PlannedCopy(c.Person, c.Address, c.At!.Value))];
}
