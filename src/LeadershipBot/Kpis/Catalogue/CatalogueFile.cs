using System.Reflection;
using LeadershipBot.Pulses.Bank;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LeadershipBot.Kpis.Catalogue;

/// <summary>The catalogue was not loaded. The sentence lists all errors with file, line and cure.</summary>
public sealed record CatalogueRefusal(IReadOnlyList<BankError> Errors) : Refusal(RefusalKind.Invalid,
    $"The KPI catalogue has {(Errors.Count == 1 ? "one error" : $"{Errors.Count} errors")}, so no KPI was loaded.\n"
        + string.Join('\n', Errors));

/// <summary>
/// Turns files into a catalogue. The first is the base; later ones add entries or replace them by id. Anything wrong refuses the
/// whole, so that a start never runs on half a catalogue.
/// </summary>
public static class CatalogueFile
{
    private const string BuiltInName = "catalogue.en.yaml";

    /// <summary>The KPIs that ship with the product, with the given files laid over them.</summary>
    public static Outcome<KpiCatalogue> LoadBuiltIn(params IReadOnlyList<BankSource> more) => Load([BuiltIn(), .. more]);

    public static Outcome<KpiCatalogue> Load(IReadOnlyList<BankSource> sources)
    {
        var errors = new BankErrors();
        var entries = new List<CatalogueEntry>();
        foreach (var source in sources)
        {
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (entry, place) in Read(source, errors))
            {
                if (!seen.TryAdd(entry.Id, place.Line))
                    errors.Add(place, $"kpi {entry.Id} is there twice, first in line {seen[entry.Id]}",
                        "give one of them another id");
                var known = entries.FindIndex(e => e.Id == entry.Id);
                if (known < 0)
                    entries.Add(entry);
                else
                    entries[known] = entry;
            }
        }
        return errors.Any ? new CatalogueRefusal(errors.InOrder(sources)) : new KpiCatalogue(entries);
    }

    private static BankSource BuiltIn()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(BuiltInName)
            ?? throw new InvalidOperationException($"{BuiltInName} is missing from the build.");
        using var reader = new StreamReader(stream);
        return new(BuiltInName, reader.ReadToEnd());
    }

    private static List<(CatalogueEntry Entry, Place Place)> Read(BankSource source, BankErrors errors)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(source.Yaml));
        }
        catch (YamlException broken)
        {
            errors.Add(new(source.Name, (int)Math.Max(1, broken.Start.Line)),
                $"the file is not YAML ({broken.Message.Split('\n')[0].TrimEnd('.', '\r')})",
                "put this line right; quote texts with a colon or a brace");
            return [];
        }
        if (stream.Documents.Count == 0 || YamlMap.Of(stream.Documents[0].RootNode, source.Name, "the file",
            errors) is not { } map)
        {
            if (stream.Documents.Count == 0)
                errors.Add(new(source.Name, 1), "the file is empty", "write at least 'kpis:' and one entry");
            return [];
        }
        var entries = map.Maps("kpis", "a KPI").Select(row => (Entry: Read(row, errors), row.Place)).ToList();
        if (!map.Has("kpis"))
            errors.Add(map.Place, "the file has no 'kpis'", "add 'kpis:' and one entry per line");
        map.NoOthers();
        return [.. entries.Where(static e => e.Entry is not null).Select(static e => (e.Entry!, e.Place))];
    }

    private static CatalogueEntry? Read(YamlMap row, BankErrors errors)
    {
        var id = row.Required("id", 40);
        row.Owner = $"kpi {id}";
        var name = row.Required("name", Kpi.MaxName);
        var formula = row.Required("formula", 300);
        var unit = row.Has("unit") ? row.Optional("unit", Kpi.MaxUnit) ?? "" : "";
        var better = row.One<KpiBetter>("better");
        var (limits, change) = (Bounds(row, "limits", better, errors), Bounds(row, "change", better, errors));
        if (limits is not null && change is not null)
            errors.Add(row.PlaceOf("change"), $"{row.Owner} has 'limits' and 'change'", "keep one of them");
        var period = row.One<KpiPeriod>("period");
        var serves = row.Required("serves", 24);
        var data = row.Required("data", 120);
        var origin = row.Required("origin", 80);
        row.NoOthers();
        if (id is not null && !id.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            errors.Add(row.PlaceOf("id"), $"{row.Owner} has an id that cannot be kept",
                "use lower case letters, digits and hyphens");
        return id is null || name is null || formula is null || better is null || period is null || serves is null || data is null
            || origin is null ? null : new(id, name, formula, unit, better.Value, (limits ?? change)?.Green,
                (limits ?? change)?.Red, change is not null, period.Value, serves, data, origin);
    }

    private static (double Green, double Red)? Bounds(YamlMap row, string key, KpiBetter? better, BankErrors errors)
    {
        if (row.Map(key, $"the {key} of {row.Owner}") is not { } bounds)
            return null;
        var (green, red) = (bounds.Number("green"), bounds.Number("red"));
        bounds.NoOthers();
        if (green is not { } from || red is not { } beyond)
            return null;
        if (better == KpiBetter.Higher ? from < beyond : from > beyond)
            errors.Add(bounds.Place, $"{row.Owner} turns red before it leaves green",
                $"{(better == KpiBetter.Higher ? "higher" : "lower")} is better, so swap green and red");
        return (from, beyond);
    }
}
