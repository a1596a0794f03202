using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.Kpis.Outcomes;

/// <summary>The words about outcomes that IT and OT agree to.</summary>
internal static class OutcomeMessages
{
    public static readonly Message Withdrawn = Message.Say("This outcome was taken back before both heads had agreed. Nothing is asked of you.");

    /// <summary>The one card that both heads see.</summary>
    public static Message Card(OutcomeView view, OutcomeCard card)
    {
        var mine = card.AgreedAt is not null;
        var first = view.IsAgreed ? $"{view.Project}: IT and OT agreed to this outcome."
            : mine ? $"{view.Project}: you agreed to this outcome; the other side is asked."
            : $"{view.Project}: is this what IT and OT are to reach together?";
        var blocks = new List<Block> { new Text(first), new Text(view.Sentence, TextStyle.Quote), new Facts(Rows(view)) };
        if (!mine)
            blocks.Add(new Buttons([Button.For("We agree", new AgreeOutcome(card.Id), ButtonTone.Primary)]));
        blocks.Add(new Note(mine ? "Type undo within the hour to take it back."
            : $"20 seconds. You agree for {(card.Side == HeadSide.It ? "IT" : "OT")}. If the words are wrong, tell the PMO; they propose it anew."));
        return new(CommandMessages.Cut($"{first} {view.Sentence}", Message.MaxSummary), blocks);
    }

    public static Message Proposed(string project, IReadOnlyList<string> heads, UndoOffer undo) => Said.Done(
        $"{string.Join(" and ", heads)} get one card for {project}. The outcome counts once both have agreed.", undo,
        Said.Next("Outcomes", $"outcomes {project}"));

    public static Message AgreedByBoth(OutcomeView view) => Said.Done(CommandMessages.Cut(
        $"{view.It.Name} and {view.Ot.Name} agreed for {view.Project}: {view.Sentence}", 400), null,
        Said.Next("Outcomes", $"outcomes {view.Project}"), Button.Command("KPIs to show it", "kpi catalogue"));

    public static Message List(string project, IReadOnlyList<OutcomeView> views) => views.Count == 0
        ? Said.Done($"{project} has no outcomes yet. Propose one with outcome propose, a sentence, for and the project.", null)
        : Said.Done($"{project} is to reach {(views.Count == 1 ? "one outcome" : $"{views.Count} outcomes")}.",
            [.. views.Select(static v => new Fact(v.Sentence, Standing(v)))], null);

    private static string Standing(OutcomeView view) => string.Join("; ", new[]
    {
        view.Target, view.By is { } day ? $"by {KpiMessages.Day(day)}" : null,
        view.IsAgreed ? "agreed by IT and OT" : $"IT: {Side(view.It)}, OT: {Side(view.Ot)}",
    }.OfType<string>());

    private static List<Fact> Rows(OutcomeView view)
    {
        var rows = new List<Fact>();
        if (view.Target is { } target)
            rows.Add(new("Shown by", target));
        if (view.By is { } day)
            rows.Add(new("By", KpiMessages.Day(day)));
        rows.Add(new("IT", Side(view.It)));
        rows.Add(new("OT", Side(view.Ot)));
        return rows;
    }

    private static string Side(SideView side) => side.Name is null ? "nobody asked yet"
        : side.HasAgreed ? $"{side.Name} agreed" : $"waits for {side.Name}";
}

/// <summary>Why an outcome could not be proposed or agreed to.</summary>
internal static class OutcomeReplies
{
    public static readonly Refusal Gone = Refusal.NotFound("That proposal was taken back. Nothing was changed.");

    public static readonly Refusal NotYours = Refusal.NotAllowed(
        "An outcome is agreed to by the head of each side in person: the lead from IT, and the lead from OT. Nothing was changed.");

    public static readonly Refusal AgreedAlready = Refusal.Conflict(
        "A head has agreed to it already, so it stays. They can take that back within the hour.");

    public static readonly Refusal Length = Refusal.Invalid(
        "An outcome is a sentence of 10 to 300 characters, its target at most 80. Nothing was proposed.");

    public static Refusal Twice(string project) => Refusal.Conflict($"{project} has that outcome already. Nothing was proposed.");

    public static Refusal NoHead(string project, string side) => Refusal.Conflict(
        $"{project} has no head of {side}: a lead whose function is known. Make somebody lead with 'lead', the project and the name, "
            + "and say with 'set', the name and 'function' what they do. Nothing was proposed.");
}
