namespace LeadershipBot.Kpis.Digests;

/// <summary>When a digest is due and what it shows. Pure.</summary>
internal static class DigestRule
{
    public const int MostKpis = 7;
    public const int MostPictures = 3;

    /// <summary>A digest later than this says nothing new.</summary>
    public const int LatestDays = 2;

    private const DayOfWeek Day = DayOfWeek.Wednesday;

    /// <summary>The newest date on which a digest was due: every so many weeks on a Wednesday, the first a full round after the
    /// pilot began.</summary>
    /// <returns>Null before the first.</returns>
    public static DateOnly? LastDue(DateOnly pilotStarted, DateOnly today, int everyWeeks)
    {
        var first = Next(pilotStarted.AddDays(7 * everyWeeks));
        return today < first ? null : first.AddDays((today.DayNumber - first.DayNumber) / (7 * everyWeeks) * 7 * everyWeeks);
    }

    /// <summary>The first date after a day.</summary>
    public static DateOnly NextDue(DateOnly pilotStarted, DateOnly today, int everyWeeks) =>
        LastDue(pilotStarted, today, everyWeeks) is { } last ? last.AddDays(7 * everyWeeks)
            : Next(pilotStarted.AddDays(7 * everyWeeks));

    /// <summary>At most seven with a value or none at all: the most urgent of each outcome first, then the most urgent of the
    /// rest; shown in the order of urgency.</summary>
    public static IReadOnlyList<KpiView> Choose(IEnumerable<KpiView> views)
    {
        List<KpiView> ordered = [.. ByUrgency(views)];
        var oneOfEach = ordered.DistinctBy(static v =>
            v.Kpi.OutcomeSeq?.ToString(System.Globalization.CultureInfo.InvariantCulture)
            ?? v.Kpi.Serves ?? "").ToList();
        var chosen = oneOfEach.Concat(ordered.Except(oneOfEach)).Take(MostKpis).ToHashSet();
        return [.. ordered.Where(chosen.Contains)];
    }

    /// <summary>Red, amber, grey, green; among equals by name.</summary>
    public static IOrderedEnumerable<KpiView> ByUrgency(IEnumerable<KpiView> views) => views
        .OrderBy(static v => v.Standing.Colour switch
        {
            KpiColour.Red => 0,
            KpiColour.Amber => 1,
            KpiColour.Grey => 2,
            _ => 3,
        }).ThenBy(static v => v.Kpi.Name, StringComparer.Ordinal);

    private static DateOnly Next(DateOnly day) => day.AddDays(((int)Day - (int)day.DayOfWeek + 7) % 7);
}
