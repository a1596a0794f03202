using LeadershipBot.Cadences;

namespace LeadershipBot.Pulses.Planning;

/// <summary>An open prompt at the moment it is looked at. Values only.</summary>
/// <param name="Excuse">Why it counts for nobody any more; null while it does.</param>
/// <param name="Snoozed">The person chose the day to be asked again: that day has come, and it is not unasked.</param>
/// <param name="DueAt">When it went out.</param>
public sealed record PromptNow(
    string? Excuse, bool Answered, bool IsOffer, bool Reminded, bool Snoozed, DateTimeOffset DueAt, DateTimeOffset ClosesAt,
    Availability Availability, IReadOnlyList<DateTimeOffset> Unasked);

/// <summary>Release ends a prompt without counting it for anybody.</summary>
public enum PromptStep { Wait, Remind, HoldReminder, Close, Release }

/// <summary>What happens to a prompt now, and when to look again.</summary>
public sealed record PromptDecision(PromptStep Step, DateTimeOffset? WakeAt, DateTimeOffset ClosesAt, string? Reason = null);

/// <summary>
/// The life of a sent prompt: one reminder inside the person's hours and budget, then the close. Absences and holidays that
/// came up meanwhile move both on; they are not held against anybody. Pure.
/// </summary>
public static class PromptRule
{
    public static DateTimeOffset FairReminder(DateTimeOffset sentAt, Availability availability, PulsesOptions options) =>
        After(options.ReminderAfterWorkingDays, sentAt, availability);

    public static DateTimeOffset FairClose(DateTimeOffset sentAt, Availability availability, PulsesOptions options) =>
        After(options.ClosesAfterWorkingDays, sentAt, availability);

    public static PromptDecision Decide(PromptNow prompt, PulsesOptions options, DateTimeOffset now)
    {
        if (prompt.Excuse is { } excuse && !prompt.Answered)
            return new PromptDecision(PromptStep.Release, null, prompt.ClosesAt, excuse);
        var fair = FairClose(prompt.DueAt, prompt.Availability, options);
        var closes = fair > prompt.ClosesAt ? fair : prompt.ClosesAt;
        if (now >= closes)
            return prompt.Answered || now - closes <= TimeSpan.FromHours(options.CatchUpHours)
                ? new PromptDecision(PromptStep.Close, null, closes)
                : new PromptDecision(PromptStep.Release, null, closes, "the bot was down or paused when it was to close");
        if (prompt.Answered || prompt.Reminded || prompt.IsOffer)
            return Wait(closes, closes);
        return Reminder(prompt, options, now, closes);
    }

    private static PromptDecision Reminder(PromptNow prompt, PulsesOptions options, DateTimeOffset now, DateTimeOffset closes)
    {
        var due = prompt.Snoozed ? now : FairReminder(prompt.DueAt, prompt.Availability, options);
        if (now < due)
            return Wait(due, closes);
        if (!WorkingHours.IsOpen(now, prompt.Availability))
            return Wait(WorkingHours.NextOpen(now, prompt.Availability, closes) ?? closes, closes);
        return prompt.Snoozed || MessageBudget.Allows(prompt.Unasked, now, prompt.Availability.Zone, options.WeeklyBudget)
            ? new PromptDecision(PromptStep.Remind, closes, closes)
            : new PromptDecision(PromptStep.HoldReminder, closes, closes, "the week's message budget is used");
    }

    private static PromptDecision Wait(DateTimeOffset until, DateTimeOffset closes) =>
        new(PromptStep.Wait, until < closes ? until : closes, closes);

    private static DateTimeOffset After(int workingDays, DateTimeOffset from, Availability availability) =>
        WorkingHours.AddWorkingDays(from, new WorkingDays(workingDays), availability) ?? from.AddDays(2 * workingDays);
}
