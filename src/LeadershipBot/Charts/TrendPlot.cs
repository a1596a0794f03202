using LeadershipBot.Messaging;
using SkiaSharp;

namespace LeadershipBot.Charts;

/// <summary>Where things stand in the picture: days across, values up. All in logical pixels.</summary>
internal sealed record TrendPlot(SKRect Area, DateOnly From, DateOnly To, TrendScale Scale)
{
    /// <summary>One day alone stands in the middle.</summary>
    public float X(DateOnly day) => To == From ? Area.MidX
        : Area.Left + (Area.Width * (day.DayNumber - From.DayNumber) / (To.DayNumber - From.DayNumber));

    public float Y(double value) =>
        (float)(Area.Bottom - (Area.Height * (value - Scale.Low) / (Scale.High - Scale.Low)));

    public SKPoint At(TrendPoint point) => new(X(point.On), Y(point.Value!.Value));

    /// <summary>Runs of points with nothing missing between them.</summary>
    public static IEnumerable<IReadOnlyList<TrendPoint>> Runs(TrendSeries series)
    {
        var run = new List<TrendPoint>();
        foreach (var point in series.Points)
        {
            if (point.Value is not null)
            {
                run.Add(point);
                continue;
            }
            if (run.Count > 0)
                yield return run;
            run = [];
        }
        if (run.Count > 0)
            yield return run;
    }

    /// <summary>
    /// Heights as near the wanted ones as can be, at least <paramref name="apart"/> from each other, in the wanted order and
    /// inside the bounds.
    /// </summary>
    public static IReadOnlyList<float> Spread(IReadOnlyList<float> wanted, float apart, float top, float bottom)
    {
        var order = Enumerable.Range(0, wanted.Count).OrderBy(n => wanted[n]).ToList();
        var groups = new List<List<int>>();
        foreach (var n in order)
        {
            groups.Add([n]);
            while (groups.Count > 1 && Start(groups[^2]) + (groups[^2].Count * apart) > Start(groups[^1]))
            {
                groups[^2].AddRange(groups[^1]);
                groups.RemoveAt(groups.Count - 1);
            }
        }
        var placed = new float[wanted.Count];
        foreach (var group in groups)
        {
            for (var k = 0; k < group.Count; k++)
                placed[group[k]] = Start(group) + (k * apart);
        }
        return placed;

        // Around the middle of what its members want, moved inside the bounds.
        float Start(List<int> group)
        {
            var length = (group.Count - 1) * apart;
            return Math.Max(Math.Min(group.Average(n => wanted[n]) - (length / 2), bottom - length), top);
        }
    }
}
