namespace LeadershipBot.Kpis.Calls;

/// <summary>Whether a KPI needs an executive's call, and which of several first. Pure.</summary>
internal static class CallRule
{
    /// <summary>Only a fresh value that is worse than the one before, and not green, is worth an executive's tap.</summary>
    public static bool IsDue(KpiView view) => view.Standing is
    { IsStale: false, Colour: KpiColour.Red or KpiColour.Amber, Last: { } last, Before: { } before }
        && KpiRule.IsWorse(view.Kpi.Better, before, last);

    /// <summary>Red before amber, then the larger fall in proportion, then by name so that the choice stays.</summary>
    public static IEnumerable<KpiView> InOrder(IEnumerable<KpiView> due) => due
        .OrderByDescending(static v => v.Standing.Colour == KpiColour.Red)
        .ThenByDescending(static v => Fall(v.Standing.Before!.Value.Value, v.Standing.Last!.Value.Value))
        .ThenBy(static v => v.Kpi.Name, StringComparer.Ordinal);

    private static double Fall(double from, double to) => Math.Abs(to - from) / Math.Max(Math.Abs(from), 1e-9);
}
