using LeadershipBot.Pulses.Bank;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LeadershipBot.Whys.Templates;

/// <summary>What one file says.</summary>
internal sealed record TemplatePart(
    Place Place, string Language, IReadOnlyList<Read<WhyFactDeclaration>> Facts, IReadOnlyList<Read<WhyTemplate>> Templates,
    IReadOnlyList<Read<string>> Off);

/// <summary>Reads one file; checks what can be checked without the other files.</summary>
internal static class TemplateReader
{
    private const int LongestText = 900;

    public static TemplatePart? Read(TemplateSource source, BankErrors errors)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(source.Yaml));
        }
        catch (YamlException broken)
        {
            errors.Add(new Place(source.Name, (int)Math.Max(1, broken.Start.Line)),
                $"the file is not YAML ({broken.Message.Split('\n')[0].TrimEnd('.', '\r')})",
                "put this line right; quote texts with a colon or a brace");
            return null;
        }
        if (stream.Documents.Count == 0)
        {
            errors.Add(new Place(source.Name, 1), "the file is empty", "write at least 'language: en' and 'templates:'");
            return null;
        }
        return YamlMap.Of(stream.Documents[0].RootNode, source.Name, "the file", errors) is { } map ? Read(map, errors) : null;
    }

    private static TemplatePart Read(YamlMap map, BankErrors errors)
    {
        var part = new TemplatePart(map.Place, map.Required("language", 12) ?? "",
            [.. map.Maps("facts", "a fact").Select(row => Fact(row, errors)).OfType<Read<WhyFactDeclaration>>()],
            [.. map.Maps("templates", "a template").Select(row => Template(row, errors)).OfType<Read<WhyTemplate>>()],
            [.. map.Rows("off").Select(row => new Read<string>((row as YamlScalarNode)?.Value ?? "", map.At(row)))]);
        map.NoOthers();
        return part;
    }

    private static Read<WhyFactDeclaration>? Fact(YamlMap row, BankErrors errors)
    {
        var name = row.Required("name", 40);
        row.Owner = $"fact {name}";
        var about = row.Required("about", 60);
        var kind = row.One<WhyFactKind>("kind");
        var words = row.Whole("words", 1, 20);
        var lasts = row.Flag("lasts");
        row.NoOthers();
        if (name is not null && (name.Contains('{', StringComparison.Ordinal) || !Placeholders.AreWellFormed($"{{{name}}}")))
        {
            errors.Add(row.Place, $"fact '{name}' has a name that cannot stand in braces",
                "use lower case letters, digits and underscores");
            return null;
        }
        if (!row.Has("words"))
            errors.Add(row.Place, $"fact {name} has no 'words'", "add the most words it may have, 'words: 4'");
        return name is null || about is null || kind is null || words is null
            ? null : new(new WhyFactDeclaration(name, about, kind.Value, words.Value, lasts), row.Place);
    }

    private static Read<WhyTemplate>? Template(YamlMap row, BankErrors errors)
    {
        var id = row.Required("id", WhyTemplate.MaxId);
        row.Owner = $"template {id}";
        var name = row.Required("name", 60);
        var groups = row.Many<WhyGroup>("for");
        var occasions = row.Many<WhyOccasion>("on");
        var text = row.Required("text", LongestText);
        var ask = row.Required("ask", 200);
        var given = row.Rows("given").Select(static node => (node as YamlScalarNode)?.Value ?? "").ToList();
        row.NoOthers();
        if (id is not null && !id.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            errors.Add(row.PlaceOf("id"), $"template '{id}' has an id that cannot be typed", "use lower case letters and hyphens");
        foreach (var (key, words) in new[] { ("text", text), ("ask", ask) })
            if (words is not null && !Placeholders.AreWellFormed(words))
                errors.Add(row.PlaceOf(key), $"template {id} has a brace too many or too few in '{key}'", "write facts as {name}");
        return id is null || name is null || text is null || ask is null
            ? null
            : new(new WhyTemplate
            {
                Id = id, Name = name, For = groups, On = occasions, Text = text.Trim(), Ask = ask.Trim(), Given = given,
            }, row.Place);
    }
}
