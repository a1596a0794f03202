namespace LeadershipBot.Projects;

/// <summary>What an approval date means for the comparison. Pure.</summary>
public static class ApprovalRule
{
    /// <summary>
    /// A project approved before the bot knew it has no own past that the bot saw: it is compared with its charter, not with the
    /// past.
    /// </summary>
    public static bool IsComparedWithCharter(DateOnly approvedOn, DateTimeOffset knownSince) =>
        approvedOn < DateOnly.FromDateTime(knownSince.UtcDateTime);
}
