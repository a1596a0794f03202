using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.Kpis;

/// <summary>Why something about a KPI could not be done, and what to do next.</summary>
internal static class KpiReplies
{
    public static readonly Refusal TooLarge =
        Refusal.Invalid("A value is a number between minus and plus a trillion. Nothing was changed.");

    public static readonly Refusal Gone = Refusal.NotFound(
        "That KPI is no longer there. Type kpis and the project's name for the present ones.");

    public static readonly Refusal NoProject = Refusal.NotFound(
        "You have no role in a project here, so there are no KPIs to show. Ask your PMO to add you.");

    public static Refusal NotYours(string kpi) => Refusal.NotAllowed(
        $"Values and targets of {kpi} are given by its owner, the project's leads and its PMO. Nothing was changed.");

    public static Refusal Unknown(string text, IReadOnlyList<string> near, int known) => Refusal.NotFound(
        $"I know no KPI called '{CommandMessages.Cut(text, 60)}'. " + (near.Count > 0 ? $"Near to it: {string.Join(", ", near)}."
            : known == 0 ? "None is set up yet; the PMO types kpi add." : "Type kpis for the names."));

    public static Refusal Several(string text, IReadOnlyList<(string Name, string Project)> found) => Refusal.Conflict(
        $"'{CommandMessages.Cut(text, 60)}' fits {found.Count} KPIs: "
            + string.Join(", ", found.Select(static f => $"{f.Name} ({f.Project})"))
            + ". Type the whole name, or add 'of' and the project.");

    public static Refusal NotANumber(string text) => Refusal.Invalid(
        $"'{CommandMessages.Cut(text, 40)}' is not a number I can read. Write for example 5, 4.2 or -1.");

    public static Refusal TwoWays(string text) => Refusal.Invalid(
        $"'{CommandMessages.Cut(text, 40)}' can be read two ways. Write 1234 or 1.234.");

    public static Refusal Future(DateOnly on) => Refusal.Invalid(
        $"{DateWords.Say(on)} is still to come, so it has no value yet. Nothing was changed.");

    public static Refusal TooOld(DateOnly on) => Refusal.Invalid(
        $"{DateWords.Say(on)} is more than ten years ago. Nothing was changed; check the year.");

    public static Refusal NotInCatalogue(string name, IReadOnlyList<string> near) => Refusal.NotFound(
        $"'{CommandMessages.Cut(name, 60)}' is not in the catalogue."
            + (near.Count > 0 ? $" Near to it: {string.Join(", ", near)}." : "")
            + " For a KPI of your own say its unit and which way is good: kpi add \"Scrap rate\" to MES in % better lower.");

    public static Refusal Twice(string name, string project) => Refusal.Conflict(
        $"{project} has a KPI called {name} already. Nothing was changed; kpi {name} shows it.");

    public static readonly Refusal BadName = Refusal.Invalid(
        $"A KPI has a name of 1 to {Kpi.MaxName} characters without quotation marks, and a unit of at most {Kpi.MaxUnit}.");
}
