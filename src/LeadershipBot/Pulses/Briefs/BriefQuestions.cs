using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>Questions as blocks: scales and choices answer with one tap, a sentence opens a small form. Pure.</summary>
internal static class BriefQuestions
{
    /// <summary>The button carries its question into the form. Escaped as \uXXXX it must still fit the wire.</summary>
    private const int LongestInButton = 120;

    public static void Add(List<Block> blocks, PulseView pulse, AskedQuestion question)
    {
        var answer = pulse.Find(question.Item);
        if (question.Type == AnswerType.Text)
            blocks.Add(new Text(question.Text));
        if (question.Type == AnswerType.Text && answer is not null)
            blocks.Add(new Text(answer.Value.Words!, TextStyle.Quote));
        blocks.Add(Block(pulse, question));
        if (Label(answer) is { } label)
            blocks.Add(new Note(label));
    }

    public static Block Block(PulseView pulse, AskedQuestion question)
    {
        var chosen = pulse.Find(question.Item)?.Value;
        return question.Type switch
        {
            AnswerType.Scale => new Scale(question.Text, question.Low!, question.High!,
                [.. Enumerable.Range(1, 5).Select(n => Tap(pulse, question, AnswerValue.Scale(n), $"{n}", chosen))]),
            AnswerType.Text => new Buttons([Button.For(chosen is null ? "Add a sentence…" : "Change the sentence…",
                new WriteAnswer(pulse.Id, question.Item, CommandMessages.Cut(question.Text, LongestInButton)))]),
            AnswerType.YesNo => new Choice(question.Text,
                [.. question.Options.Select(o => Tap(pulse, question, o.Key == "yes" ? AnswerValue.Yes : AnswerValue.No, o.Label,
                    chosen))]),
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
}
