using System.Globalization;
using System.Text.Json.Nodes;
using LeadershipBot.Channels.Slack.Blocks;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Slack.Charts;

/// <summary>
/// A trend as Slack draws one itself: the block of June 2026, without gaps and at most twenty points wide. Pure.
/// </summary>
internal static class SlackChart
{
    public const string Type = "data_visualization";

    /// <summary>More in a message is refused.</summary>
    public const int MaxInMessage = 2;

    private const int MaxTitle = 50;
    private const int MaxName = 20;
    private const int MaxAxis = 50;
    private const int MaxPoints = 20;

    /// <summary>
    /// Null where it would say something else than the trend does: gaps, days that differ, names that are cut alike.
    /// </summary>
    public static JsonObject? Draw(Trend trend)
    {
        var days = trend.Series[0].Points.Select(static p => p.On).ToList();
        if (days.Count == 0 || trend.Series.Any(s => s.Points.Any(static p => p.Value is null)
            || !s.Points.Select(static p => p.On).SequenceEqual(days)))
            return null;
        var shown = Sample(days.Count);
        var labels = shown.Select(at => Label(days[at], days)).ToList();
        var names = trend.Series.Select(static s =>
            SlackText.Cut(s.Name.Length == 0 ? SlackMessages.ChartValue : s.Name, MaxName))
            .Concat(trend.Target is null ? [] : [SlackMessages.ChartTarget]).ToList();
        if (names.Distinct().Count() != names.Count || labels.Distinct().Count() != labels.Count)
            return null;
        var lines = trend.Series.Select(s => shown.Select(at => s.Points[at].Value!.Value))
            .Concat(trend.Target is { } target ? [shown.Select(_ => target)] : (IEnumerable<IEnumerable<double>>)[]);
        return new JsonObject
        {
            ["type"] = Type, ["title"] = SlackText.Cut(trend.Title, MaxTitle),
            ["chart"] = new JsonObject
            {
                ["type"] = "line",
                ["series"] = new JsonArray([.. names.Zip(lines, (name, values) => (JsonNode)Series(name, labels, values))]),
                ["axis_config"] = Axes(labels, trend.Unit),
            },
        };
    }

    private static JsonObject Axes(List<string> labels, string unit)
    {
        var axes = new JsonObject { ["categories"] = new JsonArray([.. labels.Select(static l => (JsonNode)l)]) };
        if (unit.Length > 0)
            axes["y_label"] = SlackText.Cut(unit, MaxAxis);
        return axes;
    }

    private static JsonObject Series(string name, List<string> labels, IEnumerable<double> values) => new JsonObject
    {
        ["name"] = name,
        ["data"] = new JsonArray([.. labels.Zip(values, static (label, value) =>
            (JsonNode)new JsonObject { ["label"] = label, ["value"] = Math.Round(value, 4) })]),
    };

    /// <summary>Evenly over the whole, the last one always.</summary>
    private static List<int> Sample(int count) => count <= MaxPoints
        ? [.. Enumerable.Range(0, count)]
        : [.. Enumerable.Range(0, MaxPoints).Select(n => (int)Math.Round(n * (count - 1) / (double)(MaxPoints - 1)))];

    private static string Label(DateOnly day, List<DateOnly> days) => day.ToString(
        days[0].Year == days[^1].Year ? "d MMM" : "d MMM yy", CultureInfo.InvariantCulture);
}
