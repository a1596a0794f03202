using NodaTime.TimeZones;

namespace LeadershipBot.Cadences;

/// <summary>Finds the zone a person may have meant. Only asked for an error message, so it may read all names.</summary>
internal static class ZoneNames
{
    private const int Wanted = 3;
    private const int LongestSensible = 60;

    public static IReadOnlyList<string> Nearest(string text, TzdbDateTimeZoneSource source)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestSensible)
            return [];
        if (source.WindowsMapping.PrimaryMapping.TryGetValue(text.Trim(), out var mapped))
            return [mapped];

        var wanted = Plain(text);
        if (wanted.Length < 2)
            return [];

        return [.. (source.ZoneLocations ?? [])
            .Select(place => (place.ZoneId, Distance: Distance(wanted, place)))
            .Where(found => found.Distance <= Tolerance(wanted))
            .OrderBy(found => found.Distance).ThenBy(found => found.ZoneId, StringComparer.Ordinal)
            .Select(found => found.ZoneId)
            .Take(Wanted)];
    }

    // 0 the city itself, 1 the name begins or the country is right; beyond that slips of the pen.
    private static int Distance(string wanted, TzdbZoneLocation place)
    {
        var city = Plain(place.ZoneId[(place.ZoneId.LastIndexOf('/') + 1)..]);
        if (city == wanted || Plain(place.ZoneId) == wanted)
            return 0;
        if (city.StartsWith(wanted, StringComparison.Ordinal) || Plain(place.CountryName) == wanted)
            return 1;
        return 1 + Math.Min(Edits(wanted, city), Edits(wanted, Plain(place.ZoneId)));
    }

    private static int Tolerance(string wanted) => 1 + wanted.Length / 4;

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetter)).ToLowerInvariant();

    /// <summary>Levenshtein's edit distance: insertions, deletions and replacements, one row at a time.</summary>
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
