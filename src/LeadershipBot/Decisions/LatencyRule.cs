namespace LeadershipBot.Decisions;

/// <summary>How long decisions took, in working days of those who decided. Pure.</summary>
internal static class LatencyRule
{
    /// <summary>The smallest value that at least this share of the values does not exceed (nearest rank); null without
    /// values.</summary>
    /// <param name="days">Any order.</param>
    /// <param name="share">Above 0, at most 1: a half is the median, 0.9 the ninetieth percentile.</param>
    public static int? Percentile(IReadOnlyCollection<int> days, double share) => days.Count == 0
        ? null
        : days.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(share * days.Count) - 1));
}
