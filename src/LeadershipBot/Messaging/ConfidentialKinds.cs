namespace LeadershipBot.Messaging;

/// <summary>
/// Messages whose edits would tell that their reader answered: no ledger row is kept of those edits, and no export of a person
/// shows the message as it stands in their chat. That it was sent is no secret.
/// </summary>
public static class ConfidentialKinds
{
    /// <summary>A new kind that takes answers in confidence joins them here.</summary>
    public static readonly IReadOnlyList<MessageKind> All = [MessageKind.TeamPulse, MessageKind.WhyCheck];
}

/// <summary>An act whose content is forgotten as soon as it was handled: an answer in confidence.</summary>
public interface ILeavesNoTrace;
