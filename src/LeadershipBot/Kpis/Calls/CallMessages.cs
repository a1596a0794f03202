using LeadershipBot.Charts;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Pulses.Briefs;

namespace LeadershipBot.Kpis.Calls;

/// <summary>The words of the call on a KPI, in the brief and to the KPI's owner.</summary>
internal static class CallMessages
{
    /// <summary>Working days an owner has for a cause or a plan.</summary>
    public const int OwnersDays = 10;

    /// <summary>Days the heads have for what they are asked.</summary>
    public const int HeadsDays = 14;

    /// <summary>What the heads choose from when they are asked together.</summary>
    public static readonly IReadOnlyList<string> HeadsOptions = ["Find the cause", "Move effort", "Change the target",
        "Leave it"];

    private const int MostProjects = 4;

    /// <summary>One line for all projects of the brief: <c>KPIs: MES 3 green, 1 red; Fiber 2 green.</c></summary>
    public static string Line(IReadOnlyList<KpiView> views)
    {
        var projects = views.GroupBy(static v => v.Project)
            .Select(static g => $"{g.Key} {KpiMessages.Counts([.. g])}").ToList();
        var more = projects.Count > MostProjects ? $"; {projects.Count - MostProjects} more projects" : "";
        return CommandMessages.Cut($"KPIs: {string.Join("; ", projects.Take(MostProjects))}{more}.", 400);
    }

    public static BriefPart OnlyLine(IReadOnlyList<KpiView> views) => new(BriefPlace.Last, [new Text(Line(views))], 0);

    public static BriefPart Asked(IReadOnlyList<KpiView> views, KpiView asked, KpiAsk ask, bool mayDecide)
    {
        var question = Question(asked, ask);
        return new(BriefPlace.Last,
        [
            new Text(Line(views)), asked.Trend,
            mayDecide ? new Choice(question, [.. Enum.GetValues<KpiChoice>().Select(c =>
                Button.For(Word(c), new DecideKpi(ask.Id, c)))])
                : new Text($"{question} It is the sponsor's to decide."),
        ], mayDecide ? 1 : 0, $"{Moved(asked, ask)} and waits for a call.");
    }

    public static BriefPart Done(IReadOnlyList<KpiView> views, KpiView asked, KpiAsk ask, string? by, bool canUndo)
    {
        var who = by is null ? "" : $" {by} decided it.";
        var next = ask.Choice == KpiChoice.Accept ? "It is left as it is."
            : ask.Choice == KpiChoice.Ask ? "The heads of IT and OT are asked once the time to take it back is over."
            : $"{asked.Owner ?? "The PMO"} is told once the time to take it back is over.";
        var blocks = new List<Block> { new Text(Line(views)),
            new Text($"{Moved(asked, ask)}. Decided: {Word(ask.Choice!.Value)}.{who} {next}") };
        if (canUndo)
            blocks.Add(new Buttons([Button.For("Undo", new TakeKpiCallBack(ask.Id))]));
        return new(BriefPlace.Last, blocks, 0);
    }

    /// <summary>To the KPI's owner, an hour after the call.</summary>
    public static Message ToOwner(KpiView view, KpiAsk ask, string by)
    {
        var wish = ask.Choice == KpiChoice.FindCause ? "find the cause" : "move effort there";
        var text = $"{by} asks you to {wish}: {Moved(view, ask)} in {view.Project}.";
        return new(CommandMessages.Cut(text, Message.MaxSummary),
        [
            new Text(text), view.Trend,
            new Text(ask.Choice == KpiChoice.FindCause
                ? $"Bring the cause, or what you have ruled out, to the PMO within {OwnersDays} working days."
                : $"Bring who does what from when to the PMO within {OwnersDays} working days."),
            new Buttons([Said.Next("Show it", $"kpi {view.Kpi.Name} of {view.Project}")]),
        ]);
    }

    /// <summary>The question put to the heads.</summary>
    public static string AskedOfHeads(KpiView view, KpiAsk ask) => CommandMessages.Cut($"{Moved(view, ask)}. What do we do?",
        200);

    /// <summary>To the PMO: the project has nobody who could be asked.</summary>
    public static Message NobodyToAsk(KpiView view, KpiAsk ask) => Message.Say(CommandMessages.Cut(
        $"The sponsor of {view.Project} wants both heads asked: {Moved(view, ask)}. Nobody is known as head of IT or OT, and the KPI "
            + "has no owner, so nobody was asked. Give the leads their function, as in set Lena Vogt function IT.",
                Message.MaxSummary));

    /// <summary>To the PMO: the question could not be put.</summary>
    public static Message NotAsked(KpiView view, KpiAsk ask, string why) => Message.Say(CommandMessages.Cut(
        $"The sponsor of {view.Project} wants both heads asked: {Moved(view, ask)}. It could not be asked: {why}",
            Message.MaxSummary));

    public static string Word(KpiChoice choice) => choice switch
    {
        KpiChoice.Accept => "Accept",
        KpiChoice.FindCause => "Find the cause",
        KpiChoice.MoveEffort => "Move effort",
        _ => "Ask both heads",
    };

    public static string Question(KpiView view, KpiAsk ask) => $"{view.Project}: {Moved(view, ask)}. Your call?";

    private static string Moved(KpiView view, KpiAsk ask) =>
        $"{view.Kpi.Name} went from {TrendNumbers.Say(ask.From)} to {TrendNumbers.Say(ask.To, view.Kpi.Unit)}";
}
