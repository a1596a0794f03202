using LeadershipBot.Messaging;

namespace LeadershipBot.Charts;

/// <summary>
/// What a picture shows, in words made from the same numbers: the finding, which stands above it, and the alternative text,
/// which says the same as the picture for who cannot see it.
/// </summary>
public static class TrendWords
{
    /// <summary>A trend with its words. The title is cut to 80 characters.</summary>
    /// <param name="series">1 to 3, each with at most 60 points, oldest first.</param>
    public static Trend Told(
        string title, string unit, IReadOnlyList<TrendSeries> series, double? target = null, TrendMark? mark = null)
    {
        var shown = title.Length <= 80 ? title : title[..79].TrimEnd() + "…";
        var trend = new Trend(shown, unit, series, target, mark, "");
        return trend with { Alt = Alt(trend) };
    }

    /// <summary>One sentence: where it stands, where it came from, how far the target is.</summary>
    public static string Finding(Trend trend)
    {
        var ends = trend.Series.Select(static s => Ends.Of(s)).ToList();
        if (ends.TrueForAll(static e => e is null))
            return $"{trend.Title}: no value yet.";
        var target = trend.Target is { } t ? $"; the target is {TrendNumbers.Say(t, trend.Unit)}" : "";
        if (trend.Series.Count == 1 && ends[0] is { } only)
            return $"{trend.Title} {Move(only, trend.Unit)}{Since(only)}{target}.";
        var parts = trend.Series.Zip(ends, (s, e) => e is null ? $"{s.Name} has no value" : $"{s.Name} {Move(e, trend.Unit)}");
        return $"{trend.Title}: {string.Join(", ", parts)}{target}.";
    }

    /// <summary>All that is drawn: the finding, the range, the gaps, the marked day.</summary>
    public static string Alt(Trend trend)
    {
        if (TrendDates.Span(trend.Series) is not { } span)
            return $"{trend.Title}: no value yet.";
        var sentences = new List<string> { Finding(trend) };
        var values = trend.Series.SelectMany(static s => s.Points).Select(static p => p.Value).OfType<double>().ToList();
        if (values.Count > 1)
        {
            var withYear = span.From.Year != span.To.Year;
            var days = $"{TrendDates.Long(span.From, withYear)} to {TrendDates.Long(span.To, true)}";
            var range = values.Min() is var low && values.Max() is var high && low < high
                ? $"between {TrendNumbers.Say(low)} and {TrendNumbers.Say(high, trend.Unit)}" : "the same throughout";
            sentences.Add($"{days}, {values.Count} values, {range}.");
        }
        if (Gaps(trend) is > 0 and var gaps)
            sentences.Add(gaps == 1 ? "One point has no value." : $"{gaps} points have no value.");
        if (trend.Mark is { } mark && mark.On >= span.From && mark.On <= span.To)
            sentences.Add($"{mark.Label}: {TrendDates.Long(mark.On, true)}.");
        return string.Join(' ', sentences);
    }

    private static int Gaps(Trend trend) => trend.Series.Sum(static s => s.Points.Count(static p => p.Value is null));

    private static string Move(Ends ends, string unit)
    {
        var (first, last) = (TrendNumbers.Say(ends.First), TrendNumbers.Say(ends.Last, unit));
        if (ends.Only)
            return $"is {last}";
        if (first == TrendNumbers.Say(ends.Last))
            return $"stands at {last}, as at the start";
        return $"{(ends.Last > ends.First ? "rose" : "fell")} from {first} to {last}";
    }

    private static string Since(Ends ends) =>
        ends.Only ? $" on {TrendDates.Long(ends.To, true)}" : $" since {TrendDates.Long(ends.From, ends.From.Year != ends.To.Year)}";

    /// <summary>The first and last value that is there.</summary>
    private sealed record Ends(DateOnly From, double First, DateOnly To, double Last, bool Only)
    {
        public static Ends? Of(TrendSeries series)
        {
            var known = series.Points.Where(static p => p.Value is not null).ToList();
            return known.Count == 0 ? null
                : new(known[0].On, known[0].Value!.Value, known[^1].On, known[^1].Value!.Value, known.Count == 1);
        }
    }
}
