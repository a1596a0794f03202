using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Pulses.Briefs;

namespace LeadershipBot.Decisions;

/// <summary>The words of the lists of decisions. Pure.</summary>
internal static class ListMessages
{
    public static Message List(IReadOnlyList<DecisionView> open, bool overdueOnly, IReadOnlyList<OpenAsk> askable)
    {
        List<Button> ways = [.. askable.Select(ask => Button.For(
            CommandMessages.Label(askable.Count == 1 ? "Ask for a decision…" : $"Ask on {ask.ProjectName}…"), ask))];
        if (open.Count == 0)
        {
            var none = overdueOnly ? "Nothing is overdue."
                : "Nothing waits to be decided. What a project asks of somebody shows up here.";
            return ways.Count == 0 ? Message.Say(none) : Message.Say(none, new Buttons(ways));
        }
        var late = open.Count(static v => v.Overdue);
        var lead = overdueOnly ? $"{DecisionWords.Plural(open.Count, "decision is", "decisions are")} overdue, oldest first."
            : $"{DecisionWords.Plural(open.Count, "decision waits", "decisions wait")}{Late(late)}, oldest first.";
        ways.InsertRange(0, open.Take(3).Select(static v => Said.Next(v.Key, $"decision {v.Key}")));
        return new Message(lead,
        [
            new Text(lead), new Facts([.. open.Take(Facts.MaxRows).Select(static v => new Fact(Name(v), Line(v)))]),
                new Buttons(ways),
        ]);
    }

    public static Message One(DecisionView view, IReadOnlyList<string> history, IEnumerable<Block> ways, bool mayWithdraw)
    {
        var lead = $"{DecisionWords.Title(view.Key, view.Question)} {State(view)}";
        List<Fact> facts = [new("Project", view.Project), new("Options", string.Join(" | ", view.Options))];
        Add(facts, "Proposed", view.Proposal);
        Add(facts, "Waits for it", view.Waits.Count == 0 ? null : string.Join(", ", view.Waits));
        Add(facts, "A day costs", view.CostPerDay);
        Add(facts, "Outcome", view.Outcome);
        Add(facts, "Rule", view.Rule);
        var blocks = new List<Block> { new Text(lead), new Facts(facts) };
        blocks.AddRange(ways);
        blocks.Add(new Text(string.Join('\n', history)));
        List<Button> buttons = [];
        if (mayWithdraw && view.State == DecisionState.Open)
        {
            if (view.Seats.FirstOrDefault(static s => s is
                {
                    State: SeatState.Open, Need: not null,
                    Supplied: null
                }) is { } needs)
                buttons.Add(Button.For("Bring what is needed…", new BringNeed(needs.Id, view.Key)));
            buttons.Add(Button.For("Withdraw", new WithdrawDecision(view.Id)));
        }
        buttons.Add(Button.Command("All decisions", "decisions"));
        blocks.Add(new Buttons(buttons));
        return new Message(CommandMessages.Cut(lead, Message.MaxSummary), blocks);
    }

    public static Message Agenda(string name, IReadOnlyList<DecisionView> two, int more)
    {
        if (two.Count == 0)
            return Message.Say($"Nothing waits on {name}, so there is no need for a meeting.");
        var lead = $"15 minutes with {name}: {DecisionWords.Plural(two.Count, "decision", "decisions")}, the oldest first.";
        var blocks = new List<Block> { new Text(lead) };
        for (var i = 0; i < two.Count; i++)
            blocks.Add(new Text($"{(i == 0 ? "0:00" : "0:07")} {DecisionWords.Title(two[i].Key, two[i].Question)} "
                + $"{Line(two[i])}. "
                + $"Options: {string.Join(" | ", two[i].Options)}."));
        blocks.Add(new Text("0:14 Read back what was decided, and by when it shows."));
        if (more > 0)
            blocks.Add(new Note($"{DecisionWords.Capital(DecisionWords.Number(more))} more {(more == 1 ? "waits" : "wait")} "
                + $"for another day: two are what a quarter of an hour holds."));
        blocks.Add(new Buttons([.. two.Select(static v => Said.Next(v.Key, $"decision {v.Key}"))]));
        return new Message(lead, blocks);
    }

    public static string Step(DecisionStep step, IReadOnlyDictionary<PersonId, string> names, string zone)
    {
        var who = step.ActorId is { } id ? names.GetValueOrDefault(id, "somebody") : null;
        var what = step.Kind switch
        {
            StepKind.Asked => $"asked of {step.Detail}{(who is null ? "" : $" by {who}")}",
            StepKind.Chosen => $"{who} chose {step.Detail}",
            StepKind.Differed => "the two heads differ",
            StepKind.Rerouted => $"{who} passed it on to {step.Detail}",
            StepKind.Needed => $"{who} needs: {step.Detail}",
            StepKind.Supplied => $"{who} brought: {step.Detail}",
            StepKind.Withdrawn => step.Detail is { } why ? $"{who} withdrew it: {why}" : $"{who} withdrew it",
            StepKind.Undone => $"{who} took that back",
            StepKind.Told => step.Detail is { Length: > 0 } told ? $"told: {told}" : "nobody had to be told",
            StepKind.Corrected => "corrected with everybody who was told",
            _ => throw new NotSupportedException(step.Kind.ToString()),
        };
        return $"{BriefMessages.Moment(step.At, zone)}: {what}{(step.UndoneAt is null ? "" : " (taken back)")}";
    }

    private static string Name(DecisionView view) => CommandMessages.Cut($"{view.Key} {view.Question}", 100);

    private static string Line(DecisionView view)
    {
        var open = view.Live.Where(static s => s.State == SeatState.Open).ToList();
        List<string> facts = [$"{BriefMessages.Names(open.Select(static s => s.Name))}: {DecisionWords.Age(view.AgeDays)}"];
        facts.Add($"{(view.Overdue ? "overdue since" : "wanted by")} {DecisionWords.Day(view.DueOn)}");
        if (DecisionWords.Wait(view.Waits) is { } wait)
            facts.Add(wait);
        if (view.CostPerDay is { } cost)
            facts.Add($"about {cost} a day");
        if (open.Exists(static s => s is { Need: not null, Supplied: null }))
            facts.Add("waits for what was asked for");
        return string.Join(", ", facts);
    }

    private static string State(DecisionView view) => view.State switch
    {
        DecisionState.Decided => $"Decided: {view.Chosen}, after "
            + $"{DecisionWords.Plural(view.AgeDays, "working day", "working days")}.",
        DecisionState.Withdrawn => "Withdrawn.",
        _ => $"Open: {Line(view)}.",
    };

    private static string Late(int count) => count > 0 ? $", {count} overdue" : "";

    private static void Add(List<Fact> facts, string label, string? value)
    {
        if (value is not null)
            facts.Add(new Fact(label, value));
    }
}
