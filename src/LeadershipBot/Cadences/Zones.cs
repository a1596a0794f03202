using System.Collections.Concurrent;
using System.Collections.Frozen;
using NodaTime.TimeZones;

namespace LeadershipBot.Cadences;

/// <summary>
/// The IANA zones, from the tz database inside NodaTime: one pinned source, the same on every machine, never the operating
/// system's. Names are read in any case. What a person wrote is kept for display; <see cref="Canonical"/> is for comparing.
/// </summary>
public static class Zones
{
    private static readonly TzdbDateTimeZoneSource Source = TzdbDateTimeZoneSource.Default;

    private static readonly FrozenDictionary<string, string> Spelling =
        Source.GetIds().ToFrozenDictionary(id => id, StringComparer.OrdinalIgnoreCase);

    private static readonly ConcurrentDictionary<string, ZoneClock> Clocks = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The release of the tz database, such as <c>2025b</c>; shown by <c>doctor</c>.</summary>
    public static string Version => Source.TzdbVersion;

    /// <summary>Every zone name that is not merely another name of one, sorted.</summary>
    public static IReadOnlyList<string> CanonicalNames { get; } =
        [.. Source.CanonicalIdMap.Values.Distinct().Order(StringComparer.Ordinal)];

    public static bool IsKnown(string iana) => Spelling.ContainsKey(iana);

    /// <summary>The tz database's own name: <c>Asia/Calcutta</c> becomes <c>Asia/Kolkata</c>.</summary>
    /// <exception cref="ArgumentException">The zone is not known; the message suggests others.</exception>
    public static string Canonical(string iana) =>
        Spelling.TryGetValue(iana, out var id) ? Source.CanonicalIdMap[id] : throw Unknown(iana);

    /// <summary>The zone in the tz database's spelling, or the sentence to answer with.</summary>
    public static Outcome<string> Parse(string text) =>
        Spelling.TryGetValue(text.Trim(), out var id) ? id : Refusal.Invalid(UnknownSentence(text));

    /// <summary>
    /// At most three zone names near to what was written: a city (<c>new york</c>), a country, a Windows name
    /// (<c>Romance Standard Time</c>) or a slip of the pen. Empty when nothing is near.
    /// </summary>
    public static IReadOnlyList<string> Suggest(string text) => ZoneNames.Nearest(text, Source);

    /// <summary>The wall clock of a zone at an instant.</summary>
    /// <exception cref="ArgumentException">The zone is not known.</exception>
    public static LocalMoment LocalOf(DateTimeOffset instant, string iana) => ClockOf(iana).LocalOf(instant);

    /// <summary>The local date of a zone at an instant.</summary>
    /// <exception cref="ArgumentException">The zone is not known.</exception>
    public static DateOnly DateOf(DateTimeOffset instant, string iana) => ClockOf(iana).LocalOf(instant).Date;

    /// <summary>The instant in the offset its zone has then, for showing a time to a person.</summary>
    /// <exception cref="ArgumentException">The zone is not known.</exception>
    public static DateTimeOffset InZone(DateTimeOffset instant, string iana)
    {
        var local = ClockOf(iana).LocalOf(instant);
        var wall = local.Date.ToDateTime(local.Time);
        return new DateTimeOffset(wall, wall - instant.UtcDateTime);
    }

    /// <summary>False for a date that the zone never had, such as 2011-12-30 in <c>Pacific/Apia</c>.</summary>
    /// <exception cref="ArgumentException">The zone is not known.</exception>
    public static bool Has(DateOnly date, string iana) => ClockOf(iana).Has(date);

    internal static ZoneClock ClockOf(string iana)
    {
        if (Clocks.TryGetValue(iana, out var clock))
            return clock;
        if (!Spelling.TryGetValue(iana, out var id))
            throw Unknown(iana);

        // Kept under the tz database's spelling, so that odd spellings cannot fill the cache.
        return Clocks.GetOrAdd(id, static known => new ZoneClock(known, NodaTime.DateTimeZoneProviders.Tzdb[known]));
    }

    private static ArgumentException Unknown(string iana) => new(UnknownSentence(iana), nameof(iana));

    private static string UnknownSentence(string iana)
    {
        var near = Suggest(iana);
        var written = iana.Length <= 60 ? iana : iana[..60] + "…";
        return near.Count == 0
            ? $"'{written}' is not a time zone. Write one like Europe/Berlin or Asia/Kolkata."
            : $"'{written}' is not a time zone. Did you mean {string.Join(" or ", near)}?";
    }
}
