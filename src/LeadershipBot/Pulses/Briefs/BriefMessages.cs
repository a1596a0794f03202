using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>The words of the brief, in English. One message for all projects of one person. Pure.</summary>
public static class BriefMessages
{
    /// <param name="forReader">The executive, or who looks in their stead: a deputy answers, an assistant prepares.</param>
    public static Message Brief(BriefView view, CadenceLineId line, AnswerCapacity forReader)
    {
        if (view.IsOffer)
            return Offer(view, line);
        var blocks = new List<Block> { new Text(Opening(view, forReader)) };
        if (WhyNow(view) is { } why)
            blocks.Add(new Note(why));
        foreach (var pulse in view.Pulses)
            AddPulse(blocks, view, pulse);
        blocks.Add(new Buttons(Ways(view, forReader)));
        blocks.Add(new Note(Closing(view)));
        return new Message(Summary(view), blocks);
    }

    /// <summary>The one reminder: not the same message again, but one question per project and what goes on without it.</summary>
    public static Message Reminder(BriefView view)
    {
        var names = Names(view.Pulses.Select(static p => p.ProjectName));
        var pmo = view.Pulses.Select(static p => p.PmoName).FirstOrDefault(static n => n is not null) ?? "The PMO";
        var lead = $"Still open since {Day(view.DueAt, view.Zone)}: {names}. One tap each is enough. "
            + $"Without it {pmo} plans from {Day(view.ClosesAt, view.Zone)} on what was said before.";
        var blocks = new List<Block> { new Text(lead) };
        foreach (var pulse in view.Pulses)
            blocks.Add(Question(view, pulse, pulse.Main.First()));
        blocks.Add(new Buttons(Ways(view, AnswerCapacity.Self)));
        blocks.Add(new Note("This is the only reminder."));
        return new Message(lead, blocks);
    }

    /// <summary>What is said when a reminder has done its work or the time is over.</summary>
    public static Message ReminderDone(BriefView view) => Message.Say(view.HasAnswer
        ? "Answered, thank you. The brief above shows what stands and can still be changed."
        : $"Closed on {Day(view.ClosesAt, view.Zone)} without an answer. An answer in the brief above is still taken, marked late.");

    private static Message Offer(BriefView view, CadenceLineId line)
    {
        const string lead = "The last two briefs stayed unanswered, so I will not push further. What would serve you better?";
        var blocks = new List<Block>
        {
            new Text(lead),
            new Buttons(
            [
                Button.For("Half as often", new ChooseRhythm(line, RhythmWish.Lighter), ButtonTone.Primary),
                Button.For("Hand over…", new ProposeSuccessor(line)),
                Button.For("Pause four weeks", new ChooseRhythm(line, RhythmWish.Pause)),
                Button.For("Keep as it is", new ChooseRhythm(line, RhythmWish.Keep)),
            ]),
            new Note(view.State == PromptState.Open ? "Until you choose, nothing more comes from me." : "Your choice is noted."),
        };
        return new Message(lead, blocks);
    }

    private static string Summary(BriefView view) => view.IsAnswered
        ? $"Your brief on {Names(view.Pulses.Select(static p => p.ProjectName))} is answered."
        : $"Your brief on {Names(view.Pulses.Select(static p => p.ProjectName))}: about {Seconds(view)} seconds.";

    private static string Opening(BriefView view, AnswerCapacity reader)
    {
        var names = Names(view.Pulses.Select(static p => p.ProjectName));
        return (reader, view.IsAnswered) switch
        {
            (AnswerCapacity.Deputy, false) => $"{view.PersonName} asks you to answer for them on {names}: about {Seconds(view)} seconds.",
            (AnswerCapacity.Assistant, false) =>
                $"{view.PersonName} was asked about {names}. What you tap is shown to them as prepared; only they decide.",
            (_, true) => $"{names}: noted. {Told(view)}",
            _ => $"{view.LocalDate.DayOfWeek} brief on {names}, about {Seconds(view)} seconds.",
        };
    }

    private static string Told(BriefView view) =>
        view.Pulses.Select(static p => p.PmoName).FirstOrDefault(static n => n is not null) is { } pmo ? $"{pmo} sees it." : "The PMO sees it.";

    /// <summary>Why this comes now, and what the last answer was, so that nobody answers into the void.</summary>
    private static string? WhyNow(BriefView view)
    {
        if (view.IsAnswered)
            return null;
        var rhythm = Recurrence.Parse(view.Recurrence).TryGet(out var parsed, out _) ? $"{parsed.ToPhrase()}, as agreed." : null;
        var last = string.Join("; ", view.Pulses.Where(static p => p.LastTime is not null).Select(static p => $"{p.ProjectName}: {p.LastTime}"));
        return last.Length == 0 ? rhythm : $"{rhythm} Last time you said {last}.".Trim();
    }

    private static void AddPulse(List<Block> blocks, BriefView view, PulseView pulse)
    {
        if (view.Pulses.Count > 1)
            blocks.Add(new Text(pulse.ProjectName, TextStyle.Heading));
        foreach (var question in pulse.Main)
        {
            blocks.Add(Question(view, pulse, question));
            if (question.Type == AnswerType.Text && pulse.Find(question.Item) is { } written)
                blocks.Add(new Text(written.Value.Words!, TextStyle.Quote));
            if (Label(pulse.Find(question.Item)) is { } label)
                blocks.Add(new Note(label));
            if (pulse.OpenedBy(question) is { } opened)
                blocks.Add(Question(view, pulse, opened));
        }
    }

    /// <summary>A question as a block: scales and choices answer with one tap, a sentence opens a small form.</summary>
    private static Block Question(BriefView view, PulseView pulse, AskedQuestion question)
    {
        var chosen = pulse.Find(question.Item)?.Value;
        return question.Type switch
        {
            AnswerType.Scale => new Scale(question.Text, question.Low!, question.High!,
                [.. Enumerable.Range(1, 5).Select(n => Tap(pulse, question, AnswerValue.Scale(n), $"{n}", chosen))]),
            AnswerType.Text => new Buttons([Button.For(chosen is null ? "Add a sentence…" : "Change the sentence…",
                new WriteAnswer(pulse.Id, question.Item, Cut(question.Text)))]),
            AnswerType.YesNo => new Choice(question.Text,
                [.. question.Options.Select(o => Tap(pulse, question, o.Key == "yes" ? AnswerValue.Yes : AnswerValue.No, o.Label, chosen))]),
            _ => new Choice(question.Text,
                [.. question.Options.Select(o => Tap(pulse, question, AnswerValue.Option(o.Key).Value, o.Label, chosen))]),
        };
    }

    private static Button Tap(PulseView pulse, AskedQuestion question, AnswerValue value, string label, AnswerValue? chosen) =>
        Button.For(label, new AnswerQuestion(pulse.Id, question.Item, value.ToWire()), chosen: chosen?.Token == value.Token);

    private static string? Label(AnswerView? answer) => answer switch
    {
        { Capacity: AnswerCapacity.Deputy, Late: true } => $"Answered late by {answer.By} as deputy.",
        { Capacity: AnswerCapacity.Deputy } => $"Answered by {answer.By} as deputy.",
        { Capacity: AnswerCapacity.Assistant } => $"Prepared by {answer.By}; tap it to make it yours.",
        { Late: true } => "Answered after the close.",
        _ => null,
    };

    private static List<Button> Ways(BriefView view, AnswerCapacity reader)
    {
        if (view.State is PromptState.Closed)
            return [Button.Command("Help", "help")];
        if (view.HasAnswer)
            return [Button.Command("Undo", "undo")];
        List<Button> ways = [Button.For("Not now…", new PickLaterDate(view.Id)), Button.For("Away until…", new PickReturnDate(view.Id))];
        if (reader == AnswerCapacity.Self && view.Pulses.SelectMany(static p => p.Deputies).FirstOrDefault() is { } deputy)
            ways.Add(Button.For(Cut($"{deputy} answers", Button.MaxLabel), new PassToDeputy(view.Id)));
        return ways;
    }

    private static string Closing(BriefView view) => view.State switch
    {
        PromptState.Closed => $"Closed on {Day(view.ClosesAt, view.Zone)}. An answer is still taken and marked late.",
        _ when view.HasAnswer => $"You can change it until {Moment(view.ClosesAt, view.Zone)}.",
        _ => "I record whether this was answered, never your messages or calendar.",
    };

    private static int Seconds(BriefView view) =>
        view.Pulses.Sum(static p => p.Main.Sum(static q => q.Type == AnswerType.Text ? 0 : 10));

    internal static string Names(IEnumerable<string> names)
    {
        List<string> list = [.. names];
        return list.Count <= 1 ? list.FirstOrDefault("your projects") : $"{string.Join(", ", list[..^1])} and {list[^1]}";
    }

    internal static string Day(DateTimeOffset instant, string zone) =>
        Zones.DateOf(instant, zone).ToString("ddd d MMM", System.Globalization.CultureInfo.InvariantCulture);

    internal static string Moment(DateTimeOffset instant, string zone) =>
        Zones.InZone(instant, zone).ToString("ddd d MMM HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static string Cut(string text, int most = 200) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
