using LeadershipBot.Charts;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.Kpis;

/// <summary>The words about KPIs.</summary>
internal static class KpiMessages
{
    /// <summary>The mark in a picture where the project was approved.</summary>
    public const string Approved = "Approved";

    public const string OwnFormula = "the project's own definition";
    public const string OwnSource = "the project";
    public const string GiveTitle = "New value";

    private const int MostListed = 30;

    /// <summary>The state in a word; colour is never said alone.</summary>
    public static string Word(KpiStanding standing) => standing switch
    {
        { Last: null } => "no value yet",
        { IsStale: true } => "grey, value too old",
        { Colour: KpiColour.Green } => "green",
        { Colour: KpiColour.Amber } => "amber",
        { Colour: KpiColour.Red } => "red",
        _ => "not coloured",
    };

    /// <summary><c>6.2 %, target 5 %, red, 12 Mar</c>.</summary>
    public static string Line(KpiView view)
    {
        var parts = new List<string>();
        if (view.Standing.Last is { } last)
            parts.Add(TrendNumbers.Say(last.Value, view.Kpi.Unit));
        if (view.Kpi.Target is { } target)
            parts.Add($"target {TrendNumbers.Say(target, view.Kpi.Unit)}");
        parts.Add(Word(view.Standing));
        if (view.Standing.Last is { } known)
            parts.Add(Day(known.On));
        return string.Join(", ", parts);
    }

    public static Message List(string project, IReadOnlyList<KpiView> views)
    {
        if (views.Count == 0)
            return Said.Done($"{project} has no KPIs yet. Choose one that shows an agreed outcome; kpi catalogue lists "
                + "what there is.", null, Button.Command("KPI catalogue", "kpi catalogue"));
        var counts = Counts(views);
        return Said.Done($"KPIs of {project}: {counts}.",
            [.. views.Take(MostListed).Select(static v => new Fact(v.Kpi.Name, Line(v)))], null,
            [.. views.OrderByDescending(static v => v.Standing.Colour == KpiColour.Red).Take(3)
                .Select(v => Said.Next(v.Kpi.Name, $"kpi {v.Kpi.Name} of {v.Project}"))]);
    }

    public static Message Overview(IReadOnlyList<(string Project, IReadOnlyList<KpiView> Views)> projects) => Said.Done(
        $"KPIs of {projects.Count} projects.",
        [.. projects.Take(MostListed).Select(static p => new Fact(p.Project, p.Views.Count == 0 ? "none yet"
            : Counts(p.Views)))], null,
        [.. projects.Where(static p => p.Views.Count > 0).Take(3).Select(static p => Said.Next(p.Project, $"kpis {p.Project}"))]);

    /// <summary><c>3 green, 1 amber, 1 red, 1 grey</c>.</summary>
    public static string Counts(IReadOnlyList<KpiView> views) => string.Join(", ", Enum.GetValues<KpiColour>()
        .Select(c => (Colour: c, Count: views.Count(v => v.Standing.Colour == c))).Where(static c => c.Count > 0)
        .Select(static c => $"{c.Count} {c.Colour.ToString().ToLowerInvariant()}"));

    public static Message One(KpiView view)
    {
        var kpi = view.Kpi;
        var first = view.Points.Count == 0 ? $"{kpi.Name}, {view.Project}: no value yet."
            : $"{kpi.Name}, {view.Project}: {Line(view)}.";
        var facts = new List<Fact>
        {
            new("Formula", kpi.Formula),
            new("Good is", kpi.Better == KpiBetter.Higher ? "higher" : "lower"),
            new("Colours", Bounds(kpi)),
            new("New value", EveryOf(kpi.Period)),
            new("Owner", view.Owner ?? "nobody yet"),
            new("Source", kpi.Source),
        };
        if (view.Outcome is { } outcome)
            facts.Add(new("Shows", outcome));
        return new(CommandMessages.Cut(first, Message.MaxSummary),
        [
            new Text(first), .. view.Points.Count > 0 ? new Block[] { view.Trend } : [], new Facts(facts),
            new Buttons([Said.Next($"KPIs of {view.Project}", $"kpis {view.Project}")]),
            new Note($"New value: reading \"{kpi.Name}\" 5, for today; 'on' and a date for another day."),
        ]);
    }

    public static Message Added(KpiView view, UndoOffer undo) => Said.Done(
        $"{view.Kpi.Name} is a KPI of {view.Project} now: {view.Kpi.Formula}. Owner: {view.Owner ?? "nobody yet"}.", undo,
        Said.Next("Show it", $"kpi {view.Kpi.Name} of {view.Project}"));

    public static Message Changed(string kpi, string what, UndoOffer undo) => Said.Done($"{kpi}: {what}.", undo);

    public static Message Removed(string kpi, string project, UndoOffer undo) => Said.Done(
        $"{kpi} is no KPI of {project} any more. Its values are kept.", undo, Said.Next($"KPIs of {project}", $"kpis {project}"));

    public static Message Stored(KpiView view, DateOnly on, double value, double? before, UndoOffer? undo)
    {
        var said = TrendNumbers.Say(value, view.Kpi.Unit);
        var text = before is null ? $"{view.Kpi.Name} was {said} on {Day(on)}."
            : before == value ? $"{view.Kpi.Name} was {said} on {Day(on)} already. Nothing was changed."
            : $"{view.Kpi.Name} on {Day(on)}: {said} now, {TrendNumbers.Say(before.Value, view.Kpi.Unit)} before.";
        return Said.Done($"{text} It stands at: {Line(view)}.", undo, Said.Next("Show it",
            $"kpi {view.Kpi.Name} of {view.Project}"));
    }

    public static Message Catalogue(IReadOnlyList<Catalogue.CatalogueEntry> entries)
    {
        var groups = entries.GroupBy(static e => e.Serves).OrderBy(static g => g.Key, StringComparer.Ordinal);
        return Said.Done($"{entries.Count} KPIs to choose from. Add one with kpi add, its name, to and the project.",
            [.. groups.Select(static g => new Fact(g.Key, string.Join(", ", g.Select(static e => e.Name))))], null);
    }

    /// <summary>To the owner, once: the value is older than twice its period.</summary>
    public static Message Stale(KpiView view)
    {
        var since = view.Standing.Last is { } last ? $"has had no new value since {Day(last.On)}" : "has no value yet";
        var text = $"{view.Kpi.Name} of {view.Project} {since}. A new one is due {EveryOf(view.Kpi.Period)}, so it is shown grey.";
        return new(CommandMessages.Cut(text, Message.MaxSummary),
        [
            new Text(text), new Buttons([Button.For("Give the value…",
                new GiveReading(view.Kpi.Id, view.Kpi.Name, view.Kpi.Unit))]),
            new Note("20 seconds. I ask once; the next value makes it speak again."),
        ]);
    }

    /// <summary>To the owner, once: the target is reached, or lost.</summary>
    public static Message Crossed(KpiView view, GoalSide side)
    {
        var last = view.Standing.Last!.Value;
        var target = TrendNumbers.Say(view.Kpi.Target!.Value, view.Kpi.Unit);
        var text = side == GoalSide.Met
            ? $"{view.Kpi.Name} of {view.Project} reached its target of {target}: {TrendNumbers.Say(last.Value, view.Kpi.Unit)} on {Day(last.On)}."
            : $"{view.Kpi.Name} of {view.Project} no longer meets its target of {target}: {TrendNumbers.Say(last.Value, view.Kpi.Unit)} on {Day(last.On)}.";
        return new(CommandMessages.Cut(text, Message.MaxSummary),
        [
            new Text(text), view.Trend, new Buttons([Said.Next("Show it", $"kpi {view.Kpi.Name} of {view.Project}")]),
            new Note("You get this because you own this KPI, once for each crossing."),
        ]);
    }

    /// <summary>To the PMO: nobody has decided anything about it in three digests.</summary>
    public static Message Undecided(KpiView view)
    {
        var text = $"{view.Kpi.Name} of {view.Project} was in three digests and nobody decided anything about it. Is it still needed?";
        return new(text,
        [
            new Text(text), new Buttons(
            [
                Button.For("Remove it", new RemoveKpi(view.Kpi.Id)), Button.For("Keep it", new KeepKpi(view.Kpi.Id)),
                Said.Next("Show it", $"kpi {view.Kpi.Name} of {view.Project}"),
            ]),
            new Note("Removing keeps its values and can be undone for an hour."),
        ]);
    }

    public static Message Kept(string kpi) =>
        Message.Say($"{kpi} stays. I ask again after three more digests without a decision.");

    /// <summary>What a notice becomes once there is nothing to do about it any more.</summary>
    public static Message Settled(KpiView view) =>
        Message.Say(CommandMessages.Cut($"{view.Kpi.Name} of {view.Project}: {Line(view)}.", Message.MaxSummary));

    public static Form Give(GiveReading action, DateOnly today) => Form.For(GiveTitle,
    [
        new TextField("value", action.Unit.Length > 0 ? $"Value in {action.Unit}" : "Value", true, 20),
        new DateField("on", "Of which day", true, today),
    ], "Store", new SubmitReading(action.Kpi), $"{action.Called}. A value for a day that has one takes its place.");

    public static string EveryOf(KpiPeriod period) => $"every {period.ToString().ToLowerInvariant()}";

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    public static string Bounds(Kpi kpi)
    {
        if (kpi is not { Green: { } green, Red: { } red })
            return kpi.Target is null ? "none; set a target" : "green at the target, red a tenth beyond it";
        var unit = kpi.AgainstBase ? "% against the year before" : kpi.Unit;
        var (from, beyond) = kpi.Better == KpiBetter.Higher ? ("from", "below") : ("up to", "above");
        return $"green {from} {TrendNumbers.Say(green, unit)}, red {beyond} {TrendNumbers.Say(red, unit)}";
    }
}
