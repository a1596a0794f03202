using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace LeadershipBot.Pulses.Bank;

/// <summary>A YAML mapping read key by key; what is missing, misspelt or of the wrong kind is an error with its line.</summary>
internal sealed class YamlMap
{
    private readonly Dictionary<string, YamlNode> _nodes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly BankErrors _errors;

    private YamlMap(YamlMappingNode node, string file, string owner, BankErrors errors)
    {
        _errors = errors;
        Owner = owner;
        Place = new Place(file, (int)node.Start.Line);
        foreach (var (key, value) in node.Children)
        {
            _nodes[(key as YamlScalarNode)?.Value ?? ""] = value;
        }
    }

    /// <summary>How an error calls this mapping: "item DEC-06".</summary>
    public string Owner { get; set; }

    public Place Place { get; }

    public static YamlMap? Of(YamlNode node, string file, string owner, BankErrors errors)
    {
        if (node is YamlMappingNode mapping)
        {
            return new YamlMap(mapping, file, owner, errors);
        }

        errors.Add(new Place(file, (int)node.Start.Line), $"{owner} is not a list of 'key: value' pairs", "write it as pairs");
        return null;
    }

    public Place PlaceOf(string key) => _nodes.TryGetValue(key, out var node) ? At(node) : Place;

    public bool Has(string key) => _nodes.ContainsKey(key);

    public string? Required(string key, int longest)
    {
        if (Optional(key, longest) is { } text)
        {
            return text;
        }

        if (!_nodes.ContainsKey(key))
        {
            _errors.Add(Place, $"{Owner} has no '{key}'", $"add '{key}: ...'");
        }

        return null;
    }

    public string? Optional(string key, int longest)
    {
        if (!Find(key, out var node))
        {
            return null;
        }

        if (node is not YamlScalarNode { Value: { } value } || string.IsNullOrWhiteSpace(value))
        {
            _errors.Add(At(node), $"{Owner} has no words in '{key}'", "write one line of text");
            return null;
        }

        if (value.Length > longest)
        {
            _errors.Add(At(node), $"{Owner} has {value.Length} characters in '{key}'", $"shorten it to {longest}");
        }

        return value;
    }

    public int? Whole(string key, int from, int to)
    {
        if (Optional(key, 20) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to)
        {
            return number;
        }

        _errors.Add(PlaceOf(key), $"{Owner} has {key} '{text}'", $"use a whole number from {from} to {to}");
        return null;
    }

    /// <summary>A number with or without decimals, a dot between them; null where it is missing or none.</summary>
    public double? Number(string key)
    {
        if (Required(key, 20) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var number))
        {
            return number;
        }

        _errors.Add(PlaceOf(key), $"{Owner} has {key} '{text}'", "use a number such as 5 or -2.5");
        return null;
    }

    public bool Flag(string key)
    {
        if (Optional(key, 20) is not { } text)
        {
            return false;
        }

        if (text is not ("true" or "false"))
        {
            _errors.Add(PlaceOf(key), $"{Owner} has {key} '{text}'", "use true or false");
        }

        return text == "true";
    }

    public T? One<T>(string key)
        where T : struct, Enum => Required(key, 200) is { } text ? Word<T>(key, text, PlaceOf(key)) : null;

    /// <summary>A list of words, at least one; <c>all</c> stands for every word there is.</summary>
    public IReadOnlyList<T> Many<T>(string key)
        where T : struct, Enum
    {
        if (Find(key, out var node) && node is YamlScalarNode { Value: "all" })
        {
            return Enum.GetValues<T>();
        }

        List<T> words = [];
        foreach (var row in Rows(key))
        {
            if (Word<T>(key, (row as YamlScalarNode)?.Value ?? "", At(row)) is { } word && !words.Contains(word))
            {
                words.Add(word);
            }
        }

        if (words.Count == 0 && (node as YamlSequenceNode)?.Children.Count is null or 0)
        {
            _errors.Add(PlaceOf(key), $"{Owner} has no {key}", $"list one or more of {Words<T>()}");
        }

        return words;
    }

    public IReadOnlyList<YamlNode> Rows(string key)
    {
        if (!Find(key, out var node))
        {
            return [];
        }

        if (node is YamlSequenceNode rows)
        {
            return [.. rows.Children];
        }

        _errors.Add(
            At(node),
            $"{Owner} has {key} that is not a list",
            $"write '{key}: [ ... ]' or one line per entry with a dash");
        return [];
    }

    public IEnumerable<YamlMap> Maps(string key, string owner) =>
        Rows(key).Select(row => Of(row, Place.File, owner, _errors)).OfType<YamlMap>();

    public YamlMap? Map(string key, string owner) => Find(key, out var node) ? Of(node, Place.File, owner, _errors) : null;

    /// <summary>Called last: whatever was not asked for is a slip of the pen, and is said so.</summary>
    public void NoOthers()
    {
        foreach (var (key, node) in _nodes.Where(pair => !_known.Contains(pair.Key)))
        {
            _errors.Add(
                At(node),
                $"{Owner} has '{key}', which means nothing here",
                $"use one of {string.Join(", ", _known.Order())}");
        }
    }

    public Place At(YamlNode node) => new(Place.File, (int)node.Start.Line);

    private bool Find(string key, out YamlNode node)
    {
        _known.Add(key);
        return _nodes.TryGetValue(key, out node!);
    }

    private T? Word<T>(string key, string text, Place place)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(Camel(value), text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        _errors.Add(place, $"{Owner} has {key} '{text}'", $"use one of {Words<T>()}");
        return null;
    }

    private static string Words<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Camel));

    private static string Camel<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return name is ['P', >= '0' and <= '9'] ? name : char.ToLowerInvariant(name[0]) + name[1..];
    }
}
