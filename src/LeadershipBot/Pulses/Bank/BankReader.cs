using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LeadershipBot.Pulses.Bank;

/// <summary>Reads one file into a <see cref="BankPart"/>; checks what can be checked without the other files.</summary>
internal static class BankReader
{
    public const int DefaultRestWeeks = 6;

    public static BankPart? Read(BankSource source, BankErrors errors)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(source.Yaml));
        }
        catch (YamlException broken)
        {
            var place = new Place(source.Name, (int)Math.Max(1, broken.Start.Line));
            errors.Add(
                place,
                $"the file is not YAML ({FirstLine(broken)})",
                "put this line right; quote texts with a colon or a brace");
            return null;
        }

        if (stream.Documents.Count == 0)
        {
            errors.Add(new Place(source.Name, 1), "the file is empty", "write at least 'language: en' and 'items:'");
            return null;
        }

        return YamlMap.Of(stream.Documents[0].RootNode, source.Name, "the file", errors) is { } map ? Read(map, errors) : null;
    }

    private static BankPart Read(YamlMap map, BankErrors errors)
    {
        var language = map.Required("language", 12) ?? "";
        var rest = map.Whole("rest_weeks", DefaultRestWeeks, 53) ?? DefaultRestWeeks;
        var part = new BankPart(
            map.Place,
            language,
            Phrases(map),
            [.. map.Maps("themes", "a theme").Select(Theme).OfType<Read<Theme>>()],
            Sizes(map),
            [.. map.Maps("facts", "a fact").Select(row => Fact(row, errors)).OfType<Read<FactDeclaration>>()],
            [.. map.Maps("items", "an item").Select(row => ItemReader.Read(row, rest, errors)).OfType<ItemDraft>()],
            [.. map.Rows("off").Select(row => new Read<string>((row as YamlScalarNode)?.Value ?? "", map.At(row)))]);
        map.NoOthers();
        return part;
    }

    private static BankPhrases? Phrases(YamlMap map)
    {
        if (map.Map("words", "'words'") is not { } row)
        {
            return null;
        }

        var phrases = new BankPhrases(
            row.Required("yes", 40) ?? "",
            row.Required("no", 40) ?? "",
            row.Required("low", 40) ?? "",
            row.Required("high", 40) ?? "");
        row.NoOthers();
        return phrases;
    }

    private static Read<Theme>? Theme(YamlMap row)
    {
        var id = row.Required("id", 12);
        row.Owner = $"theme {id}";
        var name = row.Required("name", 60);
        var origin = row.One<ThemeOrigin>("origin");
        row.NoOthers();
        return id is null || name is null || origin is null ? null : new(new Theme(id, name, origin.Value), row.Place);
    }

    private static List<(Audience Audience, SetSize Size)> Sizes(YamlMap map)
    {
        List<(Audience Audience, SetSize Size)> sizes = [];
        if (map.Map("sets", "'sets'") is not { } rows)
        {
            return sizes;
        }

        foreach (var audience in Enum.GetValues<Audience>())
        {
            var key = char.ToLowerInvariant(audience.ToString()[0]) + audience.ToString()[1..];
            if (rows.Map(key, $"the set of {key}") is { } row)
            {
                sizes.Add((audience, new SetSize(
                    row.Whole("anchors", 0, 1) ?? 0, row.Whole("rotating", 0, 5) ?? 0, row.Whole("texts", 0, 1) ?? 0)));
                row.NoOthers();
            }
        }

        rows.NoOthers();
        return sizes;
    }

    private static Read<FactDeclaration>? Fact(YamlMap row, BankErrors errors)
    {
        var name = row.Required("name", 40);
        row.Owner = $"fact {name}";
        var about = row.Required("about", 120);
        var fact = new FactDeclaration(
            name ?? "", about ?? "", row.Flag("always"), row.Flag("list"), row.Optional("default", 80));
        row.NoOthers();
        if (name is not null && (!Placeholders.AreWellFormed($"{{{name}}}") || name.Contains('{', StringComparison.Ordinal)))
        {
            errors.Add(
                row.Place,
                $"fact '{name}' has a name that cannot stand in braces",
                "use lower case letters, digits and underscores");
            return null;
        }

        return name is null || about is null ? null : new(fact, row.Place);
    }

    private static string FirstLine(YamlException broken) => broken.Message.Split('\n')[0].TrimEnd('.', '\r');
}
