using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Pulses.Briefs;

namespace LeadershipBot.Decisions;

/// <summary>A decision before the person who is to make it: what waits, on whom, since when; then the ways to settle it.
/// Pure.</summary>
internal static class DecisionMessages
{
    /// <summary>The part of a brief: the oldest first, what was done since marked as done.</summary>
    public static BriefPart Part(
        IReadOnlyList<(DecisionView Decision, SeatView Seat, DecisionReader Reader)> shown, int more)
    {
        var blocks = new List<Block>();
        foreach (var (decision, seat, reader) in shown)
            blocks.AddRange(Blocks(decision, seat, reader, null));
        if (more > 0)
        {
            blocks.Add(new Note($"And {DecisionWords.Number(more)} more {(more == 1 ? "waits" : "wait")}."));
            blocks.Add(new Buttons([Button.Command("Show all that wait", "decisions")]));
        }
        var open = shown.Where(static x => x.Seat.State == SeatState.Open).ToList();
        return new BriefPart(BriefPlace.First, blocks, open.Count(static x => x.Reader.MayDecide),
            open is [var oldest, ..] ? Still(oldest.Decision) : null);
    }

    /// <summary>Urgent, or to somebody who has no brief: one decision in a message of its own.</summary>
    public static Message Card(DecisionView decision, SeatView seat, DecisionReader reader, bool urgent)
    {
        var asker = decision.Pmo ?? "The project office";
        var lead = seat.State != SeatState.Open ? $"{decision.Project}: {Outcome(decision, seat, reader)}"
            : urgent ? $"{asker} asks for a decision on {decision.Project} that cannot wait for your next brief: 10 seconds."
            : $"{asker} asks you to decide one thing for {decision.Project}: 10 seconds.";
        return new Message(CommandMessages.Cut(lead, Message.MaxSummary),
            [new Text(lead), .. Blocks(decision, seat, reader, null)]);
    }

    /// <summary>The same as an answer to <c>decision KEY</c>: it stays as it was said, so a tap is answered anew.</summary>
    public static IEnumerable<Block> Aside(DecisionView decision, SeatView seat, DecisionReader reader) =>
        Blocks(decision, seat, reader, true);

    /// <summary>What a tap on a message that does not change is answered with.</summary>
    public static Message Done(DecisionView decision, SeatView seat, DecisionReader reader)
    {
        var blocks = Settled(decision, seat, reader);
        return new Message(CommandMessages.Cut(((Text)blocks[0]).Value, Message.MaxSummary), blocks);
    }

    public static Message Withdrawn(string key, string question, UndoId undo, TimeOnly until) => Said.Done(
        $"{key} is withdrawn: {question}. Nobody has to decide it any more, and it counts for nobody.",
        new UndoOffer(undo, until.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)),
        Button.Command("What is open", "decisions"));

    public static Message Supplied(string key, string name, string due) =>
        Message.Say($"It stands beside {key} now. {name} has until {due} to decide.");

    /// <summary>To the PMO: a decider asked for something.</summary>
    public static Message Needed(string name, string key, string question, string need, SeatId seat) => Message.Say(
        $"{name} needs something to decide {DecisionWords.Title(key, question)}", new Text(need, TextStyle.Quote),
        new Buttons([Button.For("Bring it…", new BringNeed(seat, key)), Said.Next("The decision", $"decision {key}")]),
        new Note("Two working days were promised. Until then it is not held against them."));

    /// <summary>To the PMO, once: the two working days are over.</summary>
    public static Message StillNeeded(string name, string key, string need, SeatId seat) => Message.Say(
        $"{name} still waits for what they need to decide {key}; the two working days are over.",
        new Text(need, TextStyle.Quote), new Buttons([Button.For("Bring it…", new BringNeed(seat, key))]));

    /// <summary>To the PMO: somebody else decides.</summary>
    public static Message PassedOn(string from, string key, string question, string to) => Message.Say(
        $"{from} passed on {DecisionWords.Title(key, question)} Now {to} decides.",
        new Buttons([Said.Next("The decision", $"decision {key}")]));

    /// <summary>To the PMO: two heads differ and the project has nobody else who could decide.</summary>
    public static Message NobodyAbove(string key, string question) => Message.Say(
        $"The two heads differ on {DecisionWords.Title(key, question)} The project has no other sponsor and no chair to "
            + $"decide it. "
            + "Name one, or withdraw it and ask anew.",
        new Buttons([Said.Next("The decision", $"decision {key}")]));

    private static List<Block> Blocks(DecisionView decision, SeatView seat, DecisionReader reader, bool? aside) =>
        seat.State == SeatState.Open ? Open(decision, seat, reader, aside) : Settled(decision, seat, reader);

    private static List<Block> Open(DecisionView decision, SeatView seat, DecisionReader reader, bool? aside)
    {
        if (!reader.MayDecide)
            return [new Text(Question(decision, seat)), new Note($"Only {seat.Name} or a deputy with a vote can decide this.")];
        List<Button> ways =
        [
            .. decision.Options.Select((option, place) => Button.For(option, new ChooseOption(seat.Id, place, aside))),
            Button.For("Someone else decides…", new NameDecider(seat.Id, decision.Key, aside)),
            Button.For("I need…", new NameNeed(seat.Id, decision.Key, aside)),
        ];
        return seat.Back is { } back && back.ActorId == reader.Id
            ? [new Choice(Question(decision, seat), ways), UndoButton(decision, back), Until(back, reader)]
            : [new Choice(Question(decision, seat), ways)];
    }

    /// <summary>As a chief of staff would put it: what, since when, who waits, what is proposed.</summary>
    private static string Question(DecisionView decision, SeatView seat)
    {
        List<string> facts = [DecisionWords.Age(decision.AgeDays)];
        if (decision.Overdue)
            facts.Add($"due {DecisionWords.Day(decision.DueOn)}");
        if (DecisionWords.Wait(decision.Waits) is { } wait)
            facts.Add(wait);
        if (decision.CostPerDay is { } cost)
            facts.Add($"about {cost} a day");
        List<string> sentences = [DecisionWords.Title(decision.Key, decision.Question),
            $"{DecisionWords.Capital(string.Join("; ", facts))}."];
        if (!decision.Overdue)
            sentences.Add($"Wanted by {DecisionWords.Day(seat.DueOn)}.");
        if (Others(decision, seat) is { } others)
            sentences.Add(others);
        if (decision.Proposal is { } proposal)
            sentences.Add(decision.Pmo is null ? $"Proposed: {proposal}." : $"PMO proposes {proposal}.");
        if (decision.Outcome is { } outcome)
            sentences.Add($"It serves: {outcome.TrimEnd('.')}.");
        if (decision.Rule is { } rule)
            sentences.Add($"Your rule: {rule}.");
        if (seat.Need is { } need)
            sentences.Add(seat.Supplied is { } brought ? $"You asked for {Quoted(need)}: {brought.TrimEnd('.')}."
                : $"You asked for {Quoted(need)}; it is being brought.");
        return string.Join(' ', sentences);
    }

    /// <summary>The other head's part in it.</summary>
    private static string? Others(DecisionView decision, SeatView seat)
    {
        var heads = decision.Live.Where(s => s.Kind != SeatKind.TieBreak && s.Id != seat.Id).ToList();
        return seat.Kind == SeatKind.TieBreak
            ? $"The two heads differ: {string.Join(", ", heads.Select(static h => $"{h.Name} {h.Choice}"))}. Your word decides."
            : heads is [var other] ? other.State == SeatState.Chosen ? $"{other.Name} has chosen; it takes you both."
                : $"It takes you and {other.Name}." : null;
    }

    private static List<Block> Settled(DecisionView decision, SeatView seat, DecisionReader reader)
    {
        List<Block> blocks = [new Text(Outcome(decision, seat, reader))];
        if (seat.Back is { } back && back.ActorId == reader.Id)
            blocks.AddRange([UndoButton(decision, back), Until(back, reader)]);
        return blocks;
    }

    private static string Outcome(DecisionView decision, SeatView seat, DecisionReader reader)
    {
        var title = DecisionWords.Title(decision.Key, decision.Question);
        var told = decision.ToldAt is not null && decision.TellAt is null ? DecisionWords.Told(decision.Waits)
            : decision.TellAt is { } at ? DecisionWords.ToBeTold(decision.Waits, DecisionWords.Time(at, reader.Zone)) : "";
        return (seat.State, decision.State) switch
        {
            (SeatState.Chosen, DecisionState.Decided) when decision.Chosen != seat.Choice =>
                $"{title} Decided: {decision.Chosen}.{told}",
            (SeatState.Chosen, DecisionState.Decided) => $"{title} {Deputy(seat)}Decided: {decision.Chosen}.{told}",
            (SeatState.Chosen, _) => $"{title} {Deputy(seat)}Chosen: {seat.Choice}. {Waiting(decision, seat)}",
            (SeatState.Rerouted, _) => $"{title} Passed on to {seat.PassedTo ?? "somebody else"}.",
            (SeatState.Withdrawn, _) => $"{title} Withdrawn; there is nothing left to decide.",
            (SeatState.Overtaken, DecisionState.Decided) => $"{title} Decided without you: {decision.Chosen}.",
            _ => $"{title} It is back with whoever had it before; you need not decide.",
        };
    }

    private static string Deputy(SeatView seat) => seat.ByDeputy && seat.By is { } by ? $"By {by} for {seat.Name}. " : "";

    private static string Waiting(DecisionView decision, SeatView seat)
    {
        var others = decision.Live.Where(s => s.Id != seat.Id && s.State == SeatState.Open).Select(static s => s.Name).ToList();
        var differ = decision.Live.FirstOrDefault(static s => s.Kind == SeatKind.TieBreak);
        return differ is not null ? $"The two of you differ, so {differ.Name} decides."
            : others.Count > 0 ? $"{BriefMessages.Names(others)} has still to choose."
                : "The two of you differ; the PMO settles who decides.";
    }

    private static Buttons UndoButton(DecisionView decision, StepBack back) =>
        new([Button.For($"Undo {decision.Key}", new TakeBack(back.Step))]);

    private static Note Until(StepBack back, DecisionReader reader) =>
        new($"Undo until {DecisionWords.Time(back.Until, reader.Zone)}.");

    private static string Still(DecisionView decision)
    {
        var facts = new List<string> { DecisionWords.Title(decision.Key, decision.Question).TrimEnd('.'),
            DecisionWords.Age(decision.AgeDays) };
        if (decision.CostPerDay is { } cost)
            facts.Add($"about {cost} a day");
        return $"{string.Join(", ", facts)}.";
    }

    private static string Quoted(string text) => $"'{text.TrimEnd('.')}'";
}
