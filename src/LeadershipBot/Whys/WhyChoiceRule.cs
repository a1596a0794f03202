using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Whys.Templates;

namespace LeadershipBot.Whys;

/// <summary>An audience that is due, and which messages it has had.</summary>
/// <param name="LastUsed">The day each template last went to it.</param>
public sealed record DueAudience(WorkFunction Function, SiteId? Site, WhyDue Due, IReadOnlyDictionary<string, DateOnly> LastUsed);

/// <summary>The message chosen for some of the audiences that are due.</summary>
public sealed record ChosenWhy(WhyTemplate Template, WhyOccasion Occasion, IReadOnlyList<DueAudience> Audiences)
{
    /// <summary>The earliest day on which all of them may have it.</summary>
    public DateOnly DueOn => Audiences.Max(static a => a.Due.On);
}

/// <summary>
/// Which message is drafted next for a project. One that fits the occasion, that its audiences have not had of late, that needs
/// no answers from the PMO, and that serves the most audiences at once; then the order of the file. Pure.
/// </summary>
public static class WhyChoiceRule
{
    /// <summary>The same message does not come back sooner while there is another.</summary>
    private const int RestDays = 60;

    public static ChosenWhy? Choose(
        TemplateSet templates, IReadOnlyList<DueAudience> due, IReadOnlyDictionary<string, string> facts, DateOnly today) =>
        templates.Templates.SelectMany(template => Fits(template, due, facts))
            .OrderBy(c => WasUsedSince(c, today.AddDays(-RestDays)))
            // What its occasion is written for goes before what always fits.
            .ThenBy(static c => c.Template.On.Count)
            .ThenBy(c => WhyFill.Missing(c.Template, facts).Count > 0)
            .ThenByDescending(static c => c.Audiences.Count)
            .ThenBy(c => c.Audiences.Max(a => a.LastUsed.GetValueOrDefault(c.Template.Id)))
            .FirstOrDefault();

    public static bool Speaks(WhyTemplate template, WorkFunction function) =>
        template.For.Contains(WhyGroup.Everyone) || template.For.Any(group => Of(group) == function);

    private static IEnumerable<ChosenWhy> Fits(
        WhyTemplate template, IReadOnlyList<DueAudience> due, IReadOnlyDictionary<string, string> facts)
    {
        if (!template.Given.All(facts.ContainsKey))
            return [];
        return due.Where(a => template.On.Contains(a.Due.Occasion) && Speaks(template, a.Function))
            .GroupBy(static a => a.Due.Occasion).Select(g => new ChosenWhy(template, g.Key, [.. g]));
    }

    private static bool WasUsedSince(ChosenWhy chosen, DateOnly day) =>
        chosen.Audiences.Any(a => a.LastUsed.TryGetValue(chosen.Template.Id, out var used) && used > day);

    private static WorkFunction? Of(WhyGroup group) => group switch
    {
        WhyGroup.Operators => WorkFunction.Operators,
        WhyGroup.Engineers => WorkFunction.Engineers,
        WhyGroup.Maintenance => WorkFunction.Maintenance,
        WhyGroup.It => WorkFunction.It,
        WhyGroup.PlantManagers => WorkFunction.PlantManagers,
        _ => null,
    };
}
