namespace LeadershipBot.Kpis;

/// <summary>Grey says nothing: no value, no bounds, or a value too old to speak.</summary>
public enum KpiColour { Green, Amber, Red, Grey }

/// <summary>A value on a day.</summary>
public readonly record struct KpiPoint(DateOnly On, double Value);

/// <summary>What a KPI's value is held against.</summary>
public sealed record KpiTerms(
    KpiBetter Better, double? Target, double? Green, double? Red, bool AgainstBase, KpiPeriod Period, DateOnly Since)
{
    public static KpiTerms Of(Kpi kpi) => new(kpi.Better, kpi.Target, kpi.Green, kpi.Red, kpi.AgainstBase, kpi.Period,
        DateOnly.FromDateTime(kpi.CreatedAt.UtcDateTime));
}

/// <summary>How a KPI stands on a day.</summary>
/// <param name="StaleOn">The first day on which its present value no longer speaks.</param>
/// <param name="Before">The value before the last.</param>
public sealed record KpiStanding(KpiColour Colour, bool IsStale, DateOnly StaleOn, KpiPoint? Last, KpiPoint? Before)
{
    public bool HasChanged => Last is { } last && Before is { } before && last.Value != before.Value;
}

/// <summary>What a value means: its colour, its age, the side of the target. Pure.</summary>
public static class KpiRule
{
    /// <summary>A target is left only when missed by more than this share of it, so that a value that sways about its target is
    /// not told every week.</summary>
    public const double Sway = 0.02;

    private const int LeastForBase = 3;

    public static int DaysOf(KpiPeriod period) => period switch
    {
        KpiPeriod.Week => 7,
        KpiPeriod.Month => 31,
        KpiPeriod.Quarter => 92,
        _ => 366,
    };

    /// <param name="points">Oldest first.</param>
    public static KpiStanding Stand(KpiTerms terms, IReadOnlyList<KpiPoint> points, DateOnly today)
    {
        KpiPoint? last = points.Count > 0 ? points[^1] : null;
        var staleOn = (last?.On ?? terms.Since).AddDays((2 * DaysOf(terms.Period)) + 1);
        var stale = today >= staleOn;
        return new(last is null || stale ? KpiColour.Grey : ColourOf(terms, points), stale, staleOn, last,
            points.Count > 1 ? points[^2] : null);
    }

    /// <summary>
    /// The sides of the target the values were on, in their order: met from the target on, and left when worse by more than
    /// <see cref="Sway"/> of it.
    /// </summary>
    /// <returns>The side of the last value; unsaid without a target or value.</returns>
    public static GoalSide SideOf(KpiTerms terms, IReadOnlyList<KpiPoint> points)
    {
        if (terms.Target is not { } target)
            return GoalSide.Unsaid;
        var side = GoalSide.Unsaid;
        foreach (var point in points)
        {
            var shortfall = Shortfall(terms.Better, target, point.Value);
            side = shortfall <= 0 ? GoalSide.Met
                : side == GoalSide.Met && shortfall <= Math.Abs(target) * Sway ? GoalSide.Met : GoalSide.Missed;
        }
        return side;
    }

    /// <summary>True when the newest value is worse than the one before.</summary>
    public static bool IsWorse(KpiBetter better, KpiPoint before, KpiPoint last) =>
        better == KpiBetter.Higher ? last.Value < before.Value : last.Value > before.Value;

    /// <summary>The mean of the twelve months before the newest value; null with fewer than three values.</summary>
    public static double? BaseOf(IReadOnlyList<KpiPoint> points)
    {
        if (points.Count == 0)
            return null;
        var from = points[^1].On.AddYears(-1);
        var year = points.Take(points.Count - 1).Where(p => p.On >= from).Select(static p => p.Value).ToList();
        return year.Count < LeastForBase ? null : year.Average();
    }

    private static KpiColour ColourOf(KpiTerms terms, IReadOnlyList<KpiPoint> points)
    {
        var (value, green, red) = (points[^1].Value, terms.Green, terms.Red);
        if (terms.AgainstBase)
        {
            if (BaseOf(points) is not { } mean || mean == 0)
                return KpiColour.Grey;
            value = (value - mean) / Math.Abs(mean) * 100;
        }
        // Without bounds of its own, a KPI is green at its target and red a tenth beyond it.
        else if (green is null && terms.Target is { } target)
            (green, red) = (target, target + (Math.Abs(target) * (terms.Better == KpiBetter.Higher ? -0.1 : 0.1)));
        if (green is not { } from || red is not { } beyond)
            return KpiColour.Grey;
        return Shortfall(terms.Better, from, value) <= 0 ? KpiColour.Green
            : Shortfall(terms.Better, beyond, value) <= 0 ? KpiColour.Amber : KpiColour.Red;
    }

    private static double Shortfall(KpiBetter better, double wanted, double value) =>
        better == KpiBetter.Higher ? wanted - value : value - wanted;
}
