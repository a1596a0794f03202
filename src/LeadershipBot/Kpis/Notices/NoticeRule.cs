namespace LeadershipBot.Kpis.Notices;

/// <summary>What is told about a KPI, and when it is looked at again. Pure.</summary>
internal static class NoticeRule
{
    /// <summary>So many digests without a decision, and its removal is proposed.</summary>
    public const int MostUndecided = 3;

    /// <param name="side">The side of the target the newest value is on.</param>
    /// <returns>Each with the day it is about: with the kind, that makes it once.</returns>
    public static IEnumerable<(KpiNoticeKind Kind, DateOnly About)> Decide(
        Kpi kpi, KpiStanding standing, GoalSide side, DateTimeOffset now)
    {
        if (standing.IsStale)
            yield return (KpiNoticeKind.Stale, standing.Last?.On ?? DateOnly.FromDateTime(kpi.CreatedAt.UtcDateTime));
        // An old value brought in late crosses nothing that could still be acted on.
        else if (side != GoalSide.Unsaid && kpi.Told != GoalSide.Unsaid && side != kpi.Told)
            yield return (KpiNoticeKind.Crossed, standing.Last!.Value.On);
        // Telling it begins the count anew, so that the next time is three digests later.
        if (kpi.UndecidedDigests >= MostUndecided)
            yield return (KpiNoticeKind.Undecided, DateOnly.FromDateTime(now.UtcDateTime));
    }

    /// <summary>When its value turns stale; null when it is stale already: the next value wakes it.</summary>
    public static DateTimeOffset? NextLook(KpiStanding standing, DateTimeOffset now) => standing.IsStale ? null
        : new DateTimeOffset(standing.StaleOn.ToDateTime(new TimeOnly(6, 0)), TimeSpan.Zero) is var at && at > now ? at
            : now.AddDays(1);
}
