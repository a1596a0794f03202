using LeadershipBot.Cadences;

namespace LeadershipBot.Pulses.Planning;

/// <summary>An open prompt at the moment it is looked at. Values only.</summary>
public sealed record PromptNow(
    bool Answered, bool IsOffer, bool Reminded, bool Stopped, DateTimeOffset DueAt, DateTimeOffset ClosesAt, Availability Availability,
    IReadOnlyList<DateTimeOffset> Unasked);

public enum PromptStep { Wait, Remind, HoldReminder, Close }

/// <summary>What happens to a prompt now, and when to look again.</summary>
public sealed record PromptDecision(PromptStep Step, DateTimeOffset? WakeAt, DateTimeOffset ClosesAt, string? Reason = null);

/// <summary>
/// The life of a sent prompt: one reminder inside the person's hours and budget, then the close. Absences and holidays that
/// came up meanwhile move the close on; they are not held against anybody. Pure.
/// </summary>
public static class PromptRule
{
    public static PromptDecision Decide(PromptNow prompt, PulsesOptions options, DateTimeOffset now)
    {
        if (now >= prompt.ClosesAt)
        {
            var fair = WorkingHours.AddWorkingDays(prompt.DueAt, new WorkingDays(options.ClosesAfterWorkingDays), prompt.Availability);
            return fair > now ? new PromptDecision(PromptStep.Wait, fair, fair.Value) : new PromptDecision(PromptStep.Close, null, prompt.ClosesAt);
        }
        if (prompt.Answered || prompt.Reminded)
            return new PromptDecision(PromptStep.Wait, prompt.ClosesAt, prompt.ClosesAt);
        if (!WorkingHours.IsOpen(now, prompt.Availability))
            return new PromptDecision(PromptStep.Wait,
                WorkingHours.NextOpen(now, prompt.Availability, prompt.ClosesAt) ?? prompt.ClosesAt, prompt.ClosesAt);
        return WhyNot(prompt, options, now) is { } reason
            ? new PromptDecision(PromptStep.HoldReminder, prompt.ClosesAt, prompt.ClosesAt, reason)
            : new PromptDecision(PromptStep.Remind, prompt.ClosesAt, prompt.ClosesAt);
    }

    private static string? WhyNot(PromptNow prompt, PulsesOptions options, DateTimeOffset now) => prompt switch
    {
        { Stopped: true } => "said stop",
        { IsOffer: true } => "an offer is not repeated",
        _ when !MessageBudget.Allows(prompt.Unasked, now, prompt.Availability.Zone, options.WeeklyBudget) => "the week's message budget is used",
        _ => null,
    };
}
