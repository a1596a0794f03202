using System.Globalization;

namespace LeadershipBot.Benchmarks;

/// <summary>A plain table on the console, with what the machine is: numbers of another machine mean little, ratios mean much.</summary>
internal sealed class Table(params string[] heads)
{
    private readonly List<string[]> _rows = [heads];

    public Table Add(params object[] cells)
    {
        _rows.Add([.. cells.Select(static c => Convert.ToString(c, CultureInfo.InvariantCulture)!)]);
        return this;
    }

    public void Print(string title)
    {
        Console.WriteLine($"\n{title}  ({Environment.ProcessorCount} cores, {Environment.Version}, {DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime):yyyy-MM-dd})");
        var widths = Enumerable.Range(0, _rows[0].Length).Select(i => _rows.Max(r => r[i].Length)).ToList();
        foreach (var row in _rows)
            Console.WriteLine(string.Join("  ", row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))));
    }
}
