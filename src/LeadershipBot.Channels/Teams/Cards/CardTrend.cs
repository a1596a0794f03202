using System.Globalization;
using System.Text.Json.Nodes;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Teams.Cards;

/// <summary>
/// A trend as Teams' own chart. Some clients (iOS among them) draw no chart, and some say nothing in its place: so the words
/// that say the same always stand below, and a client without charts simply leaves the chart out.
/// </summary>
internal static class CardTrend
{
    private const string TargetName = "Target";

    private static readonly string[] Colors = ["categoricalBlue", "categoricalMarigold", "categoricalTeal"];

    public static IEnumerable<JsonObject> Of(Trend trend)
    {
        yield return CardBlocks.Question(trend.Title);
        if (trend.Series.Any(static s => s.Points.Any(static p => p.Value is not null)))
            yield return Chart(trend);
        foreach (var line in CardText.Paragraphs(trend.Alt, static b => (b["size"], b["isSubtle"]) = ("Small", true)))
            yield return line;
    }

    private static JsonObject Chart(Trend trend)
    {
        var lines = trend.Series.Select(static (s, i) => Line(s.Name, Colors[i % Colors.Length], s.Points));
        if (trend.Target is { } target)
            lines = lines.Append(Target(trend, target));
        var chart = new JsonObject
        {
            ["type"] = "Chart.Line", ["title"] = trend.Title, ["data"] = new JsonArray([.. lines]), ["fallback"] = "drop",
        };
        if (trend.Unit.Length > 0)
            chart["yAxisTitle"] = trend.Unit;
        return chart;
    }

    /// <summary>A line from the first day to the last.</summary>
    private static JsonObject Target(Trend trend, double target)
    {
        var days = trend.Series.SelectMany(static s => s.Points).Select(static p => p.On).ToList();
        return Line(TargetName, "neutral", [new TrendPoint(days.Min(), target), new TrendPoint(days.Max(), target)]);
    }

    /// <summary>A gap has no point; the words below say how many there are.</summary>
    private static JsonObject Line(string name, string color, IReadOnlyList<TrendPoint> points) => new()
    {
        ["legend"] = name,
        ["color"] = color,
        ["values"] = new JsonArray([.. points.Where(static p => p.Value is not null).Select(static p => new JsonObject
        {
            ["x"] = p.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["y"] = Math.Round(p.Value!.Value, 4),
        })]),
    };
}
