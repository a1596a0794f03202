using System.Globalization;
using LeadershipBot.Messaging;

namespace LeadershipBot.Charts;

/// <summary>The range of values a picture shows, on round numbers, and where its lines of the grid stand.</summary>
internal sealed record TrendScale(double Low, double High, IReadOnlyList<double> Ticks)
{
    private const int MostTicks = 5;

    private static readonly double[] RoundSteps = [1, 2, 2.5, 5, 10];

    /// <summary>Values and target fit with some air; zero is shown where it is near, and never crossed for its own sake.</summary>
    /// <param name="most">What the value cannot exceed, as 100 for a share; null where there is no such bound.</param>
    public static TrendScale Of(IEnumerable<double> shown, double? most = null)
    {
        var values = shown.ToList();
        if (values.Count == 0)
            return new(0, 1, []);
        var (low, high) = (values.Min(), values.Max());
        var air = high > low ? (high - low) * 0.12 : Math.Max(Math.Abs(high) * 0.2, 1);
        var (from, to) = (low - air, high + air);
        if (low >= 0 && (from < 0 || low < (high - low)))
            from = 0;
        else if (high <= 0 && (to > 0 || -high < (high - low)))
            to = 0;
        if (high <= most && to > most)
            to = most.Value;
        var step = Step((to - from) / MostTicks);
        var first = Math.Floor(from / step) * step;
        var ticks = new List<double>();
        for (var n = 0; n <= 2 * MostTicks; n++)
        {
            var tick = Math.Round(first + (n * step), 10);
            ticks.Add(tick);
            if (tick >= to)
                break;
        }
        return new(ticks[0], ticks[^1], ticks);
    }

    /// <summary>The next of 1, 2, 2.5, 5 times a power of ten.</summary>
    private static double Step(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return power * RoundSteps.First(n => n * power >= least * 0.999);
    }
}

/// <summary>A day under the picture and what is written there.</summary>
internal readonly record struct DateTick(DateOnly On, string Label)
{
    private const int MostMonths = 7;

    private static readonly int[] MonthSteps = [1, 2, 3, 6, 12, 24, 60];

    /// <summary>Days while the span is short, the first of months when it is longer; January carries the year.</summary>
    public static IReadOnlyList<DateTick> Of(DateOnly from, DateOnly to)
    {
        if (to.DayNumber - from.DayNumber <= 75)
            return [.. Days(from, to).Select(static d => new DateTick(d, TrendDates.Short(d)))];
        var first = new DateOnly(from.Year, from.Month, 1);
        var months = ((to.Year - first.Year) * 12) + to.Month - first.Month;
        var step = MonthSteps.First(s => months / s <= MostMonths || s == 60);
        return [.. Enumerable.Range(0, months + 1).Select(first.AddMonths)
            .Where(m => m >= from && ((m.Month - 1) + (12 * m.Year)) % step == 0)
            .Select(static m => new DateTick(m, m.Month == 1 ? $"{m.Year}" : TrendDates.Month(m)))];
    }

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to)
    {
        var span = to.DayNumber - from.DayNumber;
        var parts = span switch { 0 => 0, < 14 => 1, < 42 => 2, _ => 3 };
        return Enumerable.Range(0, parts + 1).Select(n => from.AddDays(parts == 0 ? 0 : (span * n) / parts));
    }
}

/// <summary>Dates in and beside pictures.</summary>
internal static class TrendDates
{
    public static string Short(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);

    public static string Month(DateOnly day) => day.ToString("MMM", CultureInfo.InvariantCulture);

    public static string Long(DateOnly day, bool withYear) =>
        day.ToString(withYear ? "d MMMM yyyy" : "d MMMM", CultureInfo.InvariantCulture);

    /// <summary>First and last day of what is shown, also where nothing was measured; null without any point.</summary>
    public static (DateOnly From, DateOnly To)? Span(IReadOnlyList<TrendSeries> series)
    {
        var days = series.SelectMany(static s => s.Points).Select(static p => p.On).ToList();
        return days.Count == 0 ? null : (days.Min(), days.Max());
    }
}
