using LeadershipBot.Charts;
using LeadershipBot.Messaging;

namespace LeadershipBot.Tests.Charts;

/// <summary>Trends for pictures and words, each with something that can go wrong.</summary>
internal static class SomeTrend
{
    private static readonly DateOnly Start = new(2026, 6, 1);

    public static Trend Downtime => TrendWords.Told("Unplanned downtime", "%", [Weekly("Bursa", 9.1, 8.7, 8.9, 7.8, 7.2, 7.4, 6.6, 6.1, 5.9,
        5.2, 5.4, 4.8, 4.1, 4.3, 3.9, 3.6, 3.8, 3.4, 3.5, 3.3, 3.2, 3.4, 3.1, 3.0)], 5, new(Start.AddDays(42), "Approved"));

    public static IReadOnlyDictionary<string, Trend> All { get; } = new Dictionary<string, Trend>
    {
        ["one"] = Downtime,
        ["gaps"] = TrendWords.Told("Restore tests done in the last 12 months", "%",
            [Weekly("Gebze", 41, 44, null, null, 52, 58, null, 63, null, 71, 74, 79)], 95),
        ["two"] = TrendWords.Told("Patches treated", "%",
            [Weekly("Bursa", 62, 66, 71, 78, 84, 88, 91, 93), Weekly("Gebze", 70, 69, 71, 70, 73, 74, 76, 77)], 95,
            new(Start.AddDays(21), "Go-live")),
        ["three"] = TrendWords.Told("Decision latency", "days",
            [Weekly("Bursa", 12, 11, 9, 8, 7, 6.5), Weekly("Gebze", 14, 12, 9, 8.5, 7.2, 6.2), Weekly("Manisa", 9, 9, 8, 8, 7, 6)], 5),
        ["negative"] = TrendWords.Told("Change against the plan", "h", [Weekly("All", 4, 2.5, 1, -1, -2.5, -2, -4)], 0),
        ["long"] = TrendWords.Told("Share of critical OT systems whose separate backup has been restored in a test within the agreed time", "percentage points",
            [Weekly("Packaging hall north, line 4 to 7, night shift", 12400, 13100, 12900, 15000),
             Weekly("Packaging hall south", 9100, 9800, 10400, 11000)], 16000, new(Start.AddDays(20), "Approved by the steering board")),
        ["point"] = TrendWords.Told("Zones at their target level", "%", [Weekly("Bursa", 64)], 90),
        ["constant"] = TrendWords.Told("Known-exploited overdue", "", [Weekly("Bursa", 0, 0, 0, 0, 0, 0)], 0),
        ["none"] = TrendWords.Told("Data latency", "s", [Weekly("Bursa", null, null, null)], 2),
        ["letters"] = TrendWords.Told("Verfügbarkeit 可用性 Доступность 🚀", "%",
            [Weekly("İzmir Çiğli", 88, 91, 90, 93), Weekly("上海", 79, 82, 84, 83)], 95),
        ["small"] = TrendWords.Told("Data latency", "s", [Weekly("Bursa", 0.042, 0.038, 0.04, 0.031)], 0.05),
        ["years"] = TrendWords.Told("OEE", "%", [new("Bursa", [.. Enumerable.Range(0, 40).Select(static n =>
            new TrendPoint(Start.AddMonths(n - 40), 58 + (n * 0.45) + (3 * Math.Sin(n))))])], 80, new(Start.AddMonths(-12), "Approved")),
        ["ended"] = TrendWords.Told("Tag coverage", "%", [Weekly("Bursa", 40, 52, 61, 70, null, null, null)], 95),
    };

    public static TrendSeries Weekly(string name, params double?[] values) =>
        new(name, [.. values.Select(static (v, n) => new TrendPoint(Start.AddDays(7 * n), v))]);
}
