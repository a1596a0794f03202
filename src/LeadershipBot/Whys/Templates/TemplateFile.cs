using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Whys.Templates;

/// <summary>
/// Turns files into the messages of one language. The first file is the base; later ones add, replace by id, or switch off.
/// Anything wrong refuses all of it and names every error with file, line and cure.
/// </summary>
public static class TemplateFile
{
    /// <summary>More fields do not fit a form.</summary>
    private const int MostAsked = 10;

    public static Outcome<TemplateSet> LoadBuiltIn(params IReadOnlyList<TemplateSource> more) =>
        Load([TemplateSource.BuiltIn(), .. more]);

    /// <exception cref="ArgumentException">No source was given.</exception>
    public static Outcome<TemplateSet> Load(IReadOnlyList<TemplateSource> sources)
    {
        if (sources.Count == 0)
            throw new ArgumentException("There must be at least one file.", nameof(sources));
        var errors = new BankErrors();
        TemplatePart?[] parts = [.. sources.Select(source => TemplateReader.Read(source, errors))];
        if (parts.Any(static part => part is null))
            return Refuse(errors, sources);
        var (facts, templates) = Merge([.. parts.OfType<TemplatePart>()], errors);
        foreach (var template in templates)
            Check(template, facts, errors);
        if (templates.Count == 0)
            errors.Add(parts[0]!.Place, "there is no template", "add one under 'templates:'");
        return errors.Any
            ? Refuse(errors, sources)
            : new TemplateSet(parts[0]!.Language, [.. templates.Select(static t => t.Value)], facts);
    }

    private static TemplateRefusal Refuse(BankErrors errors, IReadOnlyList<TemplateSource> sources) =>
        new(errors.ToRefusal([.. sources.Select(static s => new BankSource(s.Name, s.Yaml))]).Errors);

    private static (Dictionary<string, WhyFactDeclaration> Facts, List<Read<WhyTemplate>> Templates) Merge(
        IReadOnlyList<TemplatePart> parts, BankErrors errors)
    {
        var facts = new Dictionary<string, WhyFactDeclaration>(StringComparer.Ordinal);
        var templates = new List<Read<WhyTemplate>>();
        foreach (var part in parts)
        {
            if (part.Language != parts[0].Language)
                errors.Add(part.Place, $"the file is in '{part.Language}' but the first is in '{parts[0].Language}'",
                    "load each language as a set of its own");
            foreach (var (fact, place) in part.Facts)
                if (part.Facts.First(f => f.Value.Name == fact.Name).Place != place)
                    errors.Add(place, $"fact {fact.Name} stands twice in this file", "keep one of them");
                else
                    facts[fact.Name] = fact;
            foreach (var read in part.Templates)
                if (part.Templates.First(t => t.Value.Id == read.Value.Id).Place != read.Place)
                    errors.Add(read.Place, $"template {read.Value.Id} stands twice in this file", "keep one of them");
                else if (templates.FindIndex(t => t.Value.Id == read.Value.Id) is >= 0 and var at)
                    templates[at] = read;
                else
                    templates.Add(read);
            foreach (var (id, place) in part.Off)
                if (templates.RemoveAll(t => t.Value.Id == id) == 0)
                    errors.Add(place, $"'off' names '{id}', which is no template", "use the id of a template or remove it");
        }
        return (facts, templates);
    }

    private static void Check(Read<WhyTemplate> read, Dictionary<string, WhyFactDeclaration> facts, BankErrors errors)
    {
        var (template, place) = read;
        var unknown = template.Facts.Concat(template.Given).Where(name => !facts.ContainsKey(name)).Distinct().ToList();
        foreach (var name in unknown)
            errors.Add(place, $"template {template.Id} uses '{name}', which is no fact", "declare it under 'facts:'");
        if (unknown.Count > 0)
            return;
        var numbers = template.Facts.Count(name => facts[name].Kind == WhyFactKind.Number);
        if (numbers != 1)
            errors.Add(place, $"template {template.Id} has {numbers} numbers", "use exactly one fact of kind number");
        if (template.Text.Concat(template.Ask).Any(char.IsAsciiDigit))
            errors.Add(place, $"template {template.Id} has a digit among its own words", "leave numbers to the facts");
        var words = WhyFill.Most(template, facts);
        if (words > WhyTemplate.MaxWords)
            errors.Add(place, $"template {template.Id} can grow to {words} words",
                $"shorten it, or its facts, to {WhyTemplate.MaxWords}");
        if (template.Facts.Except(template.Given).Count() > MostAsked)
            errors.Add(place, $"template {template.Id} needs {template.Facts.Count} facts", $"use at most {MostAsked}");
        if (template.Ask[^1] is not ('.' or '?'))
            errors.Add(place, $"template {template.Id} has an ask that is no sentence", "end it with a full stop or question mark");
    }
}
