using System.Globalization;
using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>The words of the brief, in English. One message for all projects of one person. Pure.</summary>
public static class BriefMessages
{
    private const int SecondsPerTap = 10;

    /// <param name="view">Only what this reader may see.</param>
    /// <param name="reader">The executive, or who looks in their stead: a deputy answers, an assistant prepares.</param>
    public static Message Brief(BriefView view, AnswerCapacity reader)
    {
        if (view.IsOffer)
            return OfferMessages.Offer(view);
        var lead = Lead(view, reader);
        var blocks = new List<Block> { new Text(lead) };
        if (view.Pulses.Count == 0)
            return new Message(lead, blocks);
        if (WhyNow(view, reader) is { } why)
            blocks.Add(new Note(why));
        AddParts(blocks, view, BriefPlace.First);
        foreach (var pulse in view.Pulses)
            AddPulse(blocks, view, pulse);
        if (view is { Resting.Count: > 0, IsOver: false, State: PromptState.Open })
            AddResting(blocks, view.Resting);
        AddParts(blocks, view, BriefPlace.Last);
        if (Ways(view, reader) is { Count: > 0 } ways)
            blocks.Add(new Buttons(ways));
        blocks.Add(new Note(Closing(view, reader)));
        return new Message(CommandMessages.Cut(lead, Message.MaxSummary), blocks);
    }

    /// <summary>The one reminder: not the same message again, but one question per project and what goes on without it.</summary>
    public static Message Reminder(BriefView view)
    {
        var names = Names(view);
        var taps = view.Pulses.Count == 1 ? "One tap is enough." : "One tap each is enough.";
        var lead = view.WasPutOff
            ? $"You asked me to come back today: {names}. {taps}"
            : $"Still open since {Day(view.DueAt, view.Zone)}: {names}. {taps}";
        var blocks = new List<Block>
        {
            new Text(lead), new Text($"From {Day(view.ClosesAt, view.Zone)} on {Pmo(view)} plans without it."),
        };
        blocks.AddRange(view.Parts.Where(static p => p.StandingStill is not null)
            .Select(static p => new Text($"Standing still: {p.StandingStill}")));
        foreach (var pulse in view.Pulses)
            if (pulse.Main.FirstOrDefault() is { } first)
                blocks.Add(BriefQuestions.Block(pulse, first));
        blocks.Add(new Buttons(Ways(view, AnswerCapacity.Self)));
        blocks.Add(new Note("This is the only reminder."));
        return new Message(CommandMessages.Cut(lead, Message.MaxSummary), blocks);
    }

    /// <summary>What is said when a reminder has done its work or the time is over.</summary>
    public static Message ReminderDone(BriefView view) => Message.Say(view switch
    {
        { HasAnswer: true } => "Answered, thank you. The brief above shows what stands and can still be changed.",
        { State: PromptState.Skipped } => "Put aside, and nothing is counted. The brief above still takes an answer.",
        _ => $"Closed on {Day(view.ClosesAt, view.Zone)} without an answer. The brief above still takes one, marked late.",
    });

    internal static string Names(IEnumerable<string> names)
    {
        List<string> list = [.. names];
        return list.Count <= 1 ? list.FirstOrDefault("your projects") : $"{string.Join(", ", list[..^1])} and {list[^1]}";
    }

    internal static string Day(DateTimeOffset instant, string zone) => Day(Zones.DateOf(instant, zone));

    internal static string Day(DateOnly date) => date.ToString("ddd d MMM", CultureInfo.InvariantCulture);

    internal static string Moment(DateTimeOffset instant, string zone) =>
        Zones.InZone(instant, zone).ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture);

    private static string Names(BriefView view) => Names(view.Pulses.Select(static p => p.ProjectName));

    private static string Pmo(BriefView view) =>
        view.Pulses.Select(static p => p.PmoName).FirstOrDefault(static n => n is not null) ?? "the project office";

    private static string Lead(BriefView view, AnswerCapacity reader) => view switch
    {
        { Pulses.Count: 0 } => "This is no longer yours to answer, so nothing is asked here.",
        { State: PromptState.Skipped, HasAnswer: false } => $"The brief on {Names(view)} is put aside, and nothing is counted.",
        { IsOver: true, HasAnswer: false } =>
            $"The brief on {Names(view)} closed on {Day(view.ClosesAt, view.Zone)} without an answer.",
        { IsAnswered: true } => $"{Names(view)}: noted. {Sentence(Pmo(view))} sees it.",
        { HasAnswer: true } => $"{Names(view)}: noted so far; {Seconds(Taps(view))} for the rest.",
        _ => Asking(view, reader),
    };

    private static string Asking(BriefView view, AnswerCapacity reader) => reader switch
    {
        AnswerCapacity.Deputy => $"{view.PersonName} asks you to answer for them on {Names(view)}: about {Seconds(Taps(view))}.",
        AnswerCapacity.Assistant =>
            $"{view.PersonName} is asked about {Names(view)}. What you tap is shown to them as prepared; only they decide.",
        _ when view.PreparedBy is { } by => $"{by} has prepared your brief on {Names(view)}: one tap each makes it yours.",
        _ => $"{view.LocalDate.DayOfWeek} brief on {Names(view)}: about {Seconds(Taps(view))}.",
    };

    private static int Taps(BriefView view) => view.Left + view.Parts.Sum(static p => p.Taps);

    private static string Seconds(int taps) => $"{taps * SecondsPerTap} seconds";

    /// <summary>Why this comes now, and what the last answer brought about, so that nobody answers into the void.</summary>
    private static string? WhyNow(BriefView view, AnswerCapacity reader)
    {
        if (view.HasAnswer || view.IsOver || view.State != PromptState.Open)
            return null;
        if (reader != AnswerCapacity.Self)
            return $"{view.PersonName}'s briefs come {On(view.Rhythm)}.";
        var why = view.Reason is { } moved
            ? $"It was due on {Day(view.LocalDate)} and was moved: {moved}."
            : $"It comes {On(view.Rhythm)}{(view.Chosen ? ", as you chose" : "; type time to choose your own")}.";
        var last = string.Join(" ", view.Pulses.Where(static p => p.Last is not null)
            .Select(p => LastTime(p, view.Pulses.Count > 1)));
        return last.Length == 0 ? why : $"{why} {last}";
    }

    private static string On(string rhythm) => rhythm.StartsWith("every", StringComparison.Ordinal) ? rhythm : $"on {rhythm}";

    private static string LastTime(PulseView pulse, bool named)
    {
        var about = named ? $" on {pulse.ProjectName}" : "";
        return pulse.Last!.Told is { } told
            ? $"Last time you said '{pulse.Last.Said}'{about}, and {told} was told to act on it."
            : $"Last time you said '{pulse.Last.Said}'{about}; nobody had to act on it.";
    }

    private static void AddParts(List<Block> blocks, BriefView view, BriefPlace place)
    {
        foreach (var part in view.Parts.Where(p => p.Place == place))
            blocks.AddRange(part.Blocks);
    }

    private static void AddPulse(List<Block> blocks, BriefView view, PulseView pulse)
    {
        if (view.Pulses.Count > 1)
            blocks.Add(new Text(pulse.ProjectName, TextStyle.Heading));
        foreach (var question in pulse.Main)
        {
            BriefQuestions.Add(blocks, pulse, question);
            if (pulse.OpenedBy(question) is { } opened)
                BriefQuestions.Add(blocks, pulse, opened);
        }
    }

    /// <summary>A line each, so that nobody wonders where a project is; the longest unasked comes next.</summary>
    private static void AddResting(List<Block> blocks, IReadOnlyList<RestingProject> resting)
    {
        blocks.Add(new Text("Not asked this time", TextStyle.Heading));
        blocks.Add(new Facts([.. resting.Take(Facts.MaxRows).Select(static p => new Fact(p.Name, p.Said is { } said
            ? $"'{said}' on {Day(p.On!.Value)}" : "no answer yet"))]));
    }

    private static List<Button> Ways(BriefView view, AnswerCapacity reader)
    {
        if (view.HasAnswer)
            return [Button.Command("Undo", "undo")];
        if (view.IsOver || view.State != PromptState.Open || reader == AnswerCapacity.Deputy)
            return [];
        List<Button> ways = [Button.For("Not now…", new PickLaterDate(view.Id)),
            Button.For("Away until…", new PickReturnDate(view.Id))];
        if (reader == AnswerCapacity.Self && view.Pulses.SelectMany(static p => p.Deputies).FirstOrDefault() is { } deputy)
            ways.Add(Button.For(CommandMessages.Label($"{deputy.Name} answers"), new PassToDeputy(view.Id)));
        return ways;
    }

    private static string Closing(BriefView view, AnswerCapacity reader) => view switch
    {
        { State: PromptState.Skipped, HasAnswer: false } => "It still takes an answer.",
        { IsOver: true, HasAnswer: false } => "It still takes an answer, marked late.",
        { IsOver: true } => $"Closed on {Day(view.ClosesAt, view.Zone)}; what changes from now on is marked late.",
        { HasAnswer: true } => $"Tap another answer to change it, until {Moment(view.ClosesAt, view.Zone)}.",
        { AsksAgainAt: { } again } => $"Put off: I ask again on {Moment(again, view.Zone)}, once.",
        _ => reader switch
        {
            AnswerCapacity.Deputy => $"What you answer is marked as a deputy's. Open until {Moment(view.ClosesAt, view.Zone)}.",
            AnswerCapacity.Assistant => "Nothing here counts as their answer until they tap it themselves.",
            _ => "I record whether this was answered, never your messages or calendar.",
        },
    };

    private static string Sentence(string text) => string.Concat(char.ToUpperInvariant(text[0]).ToString(), text.AsSpan(1));
}
