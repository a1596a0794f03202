using System.Globalization;
using System.Text.Json;
using LeadershipBot.Kpis;
using LeadershipBot.Kpis.Services;

namespace LeadershipBot.Channels.Api;

/// <summary>Reads <c>{"readings": [{"kpi", "project", "date", "value"}]}</c>; every fault is told with its place.</summary>
internal static class PostedJson
{
    private static readonly string[] Fields = ["kpi", "project", "date", "value"];

    /// <summary>The readings; or the faults, one for each field. A fault of the whole has the index -1.</summary>
    public static (IReadOnlyList<PostedReading> Readings, IReadOnlyList<ReadingProblem> Problems) Read(ReadOnlyMemory<byte> body)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 8 });
        }
        catch (JsonException broken)
        {
            return ([], [new(-1, "", $"The body is not JSON: line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}.")]);
        }
        using (document)
            return Read(document.RootElement);
    }

    private static (IReadOnlyList<PostedReading>, IReadOnlyList<ReadingProblem>) Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("readings", out var rows)
            || rows.ValueKind != JsonValueKind.Array)
            return ([], [new(-1, "readings", "The body is an object with a list called readings.")]);
        if (rows.GetArrayLength() is 0 or > ReadingIntake.MostReadings)
            return ([], [new(-1, "readings", $"Post 1 to {ReadingIntake.MostReadings} readings at a time.")]);
        var (readings, problems) = (new List<PostedReading>(), new List<ReadingProblem>());
        var index = 0;
        foreach (var row in rows.EnumerateArray())
            ReadRow(row, index++, readings, problems);
        return (readings, problems);
    }

    private static void ReadRow(JsonElement row, int index, List<PostedReading> readings, List<ReadingProblem> problems)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new(index, "", "A reading is an object with kpi, date and value."));
            return;
        }
        var before = problems.Count;
        if (row.EnumerateObject().Select(static p => p.Name).FirstOrDefault(static n => !Fields.Contains(n)) is { } unknown)
            problems.Add(new(index, unknown.Length <= 40 ? unknown : unknown[..40],
                $"This field means nothing here; there are {string.Join(", ", Fields)}."));
        var kpi = Text(row, "kpi", true, index, problems);
        var project = Text(row, "project", false, index, problems);
        var date = Text(row, "date", true, index, problems);
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            && date is not null)
            problems.Add(new(index, "date", "A date has the form 2027-03-14."));
        var value = 0.0;
        if (!row.TryGetProperty("value", out var number) || number.ValueKind != JsonValueKind.Number
            || !number.TryGetDouble(out value))
            problems.Add(new(index, "value", "A value is a JSON number, as 4.2."));
        if (problems.Count == before)
            readings.Add(new(kpi!, project, on, value));
    }

    private static string? Text(JsonElement row, string field, bool required, int index, List<ReadingProblem> problems)
    {
        if (!row.TryGetProperty(field, out var cell) || cell.ValueKind == JsonValueKind.Null)
        {
            if (required)
                problems.Add(new(index, field, "This field is missing."));
            return null;
        }
        if (cell.ValueKind == JsonValueKind.String && cell.GetString() is { Length: > 0 and <= Kpi.MaxName } text)
            return text;
        problems.Add(new(index, field, $"This is a text of 1 to {Kpi.MaxName} characters."));
        return null;
    }
}
