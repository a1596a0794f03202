namespace LeadershipBot.Channels.Teams.Token;

/// <summary>When which credential is used, and when somebody has to be told. Pure; days are UTC dates.</summary>
public static class CredentialRule
{
    /// <summary>The successor takes over this long before the end, while a mistake in it can still be mended.</summary>
    public const int DaysOfOverlap = 14;

    /// <summary>Days before the end on which the Admin is told.</summary>
    public static readonly IReadOnlyList<int> WarnDays = [60, 30, 14, 7, 1];

    /// <summary>The one to use, best first the others: what has ended comes last and is still tried.</summary>
    public static IReadOnlyList<BotCredential> Order(IReadOnlyList<BotCredential> credentials, DateOnly today) =>
        [.. credentials.OrderBy(c => Standing(c, today)).ThenBy(static c => c.Slot)];

    /// <summary>
    /// Which warning is due: the smallest threshold reached, of the last credential to end; null when none is, or when some
    /// credential has no end. A bot that was off for a while says one warning, not all it missed.
    /// </summary>
    public static (DateOnly Ends, int Threshold)? Warning(IReadOnlyList<BotCredential> credentials, DateOnly today)
    {
        if (credentials.Count == 0 || credentials.Any(static c => c.Ends is null))
            return null;
        var ends = credentials.Max(static c => c.Ends!.Value);
        var left = ends.DayNumber - today.DayNumber;
        var reached = WarnDays.Where(days => left <= days).ToList();
        return reached.Count == 0 ? null : (ends, reached.Min());
    }

    /// <summary>0 good for longer than the overlap (or without a known end), 1 near its end, 2 ended.</summary>
    private static int Standing(BotCredential credential, DateOnly today) => credential.Ends switch
    {
        null => 0,
        var ends when ends < today => 2,
        var ends when ends.Value.DayNumber - today.DayNumber <= DaysOfOverlap => 1,
        _ => 0,
    };
}
