using System.Text.Json.Serialization;
using LeadershipBot.Messaging;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>One tap on an answer.</summary>
public sealed record AnswerQuestion(
    [property: JsonPropertyName("p")] PulseId Pulse,
    [property: JsonPropertyName("i")] string Item,
    [property: JsonPropertyName("v")] string Value) : IAction<AnswerQuestion>
{
    public static string Name => "brief.answer.1";
}

/// <summary>Opens the form for the optional sentence.</summary>
public sealed record WriteAnswer(
    [property: JsonPropertyName("p")] PulseId Pulse,
    [property: JsonPropertyName("i")] string Item,
    [property: JsonPropertyName("q")] string Question) : IAction<WriteAnswer>, IOpensForm
{
    public static string Name => "brief.write.1";
}

/// <summary>The sentence as typed.</summary>
public sealed record SubmitAnswer(
    [property: JsonPropertyName("p")] PulseId Pulse,
    [property: JsonPropertyName("i")] string Item) : IAction<SubmitAnswer>
{
    public static string Name => "brief.submit.1";
}

/// <summary>Takes an answer back, or puts the one before it in its place.</summary>
public sealed record TakeBackAnswer(
    [property: JsonPropertyName("a")] AnswerId Answer,
    [property: JsonPropertyName("v")] string? Before) : IAction<TakeBackAnswer>
{
    public static string Name => "brief.takeback.1";
}

public sealed record PickLaterDate([property: JsonPropertyName("p")] PromptId Prompt) : IAction<PickLaterDate>, IOpensForm
{
    public static string Name => "brief.later.1";
}

public sealed record AskLater([property: JsonPropertyName("p")] PromptId Prompt) : IAction<AskLater>
{
    public static string Name => "brief.asklater.1";
}

public sealed record PickReturnDate([property: JsonPropertyName("p")] PromptId Prompt) : IAction<PickReturnDate>, IOpensForm
{
    public static string Name => "brief.away.1";
}

public sealed record DeclareAway([property: JsonPropertyName("p")] PromptId Prompt) : IAction<DeclareAway>
{
    public static string Name => "brief.declareaway.1";
}

/// <summary>Passes this one brief to the named deputies.</summary>
public sealed record PassToDeputy([property: JsonPropertyName("p")] PromptId Prompt) : IAction<PassToDeputy>
{
    public static string Name => "brief.deputy.1";
}

public enum RhythmWish { Keep, Lighter, Pause }

/// <summary>The answer to "what would serve you better?".</summary>
public sealed record ChooseRhythm(
    [property: JsonPropertyName("l")] CadenceLineId Line,
    [property: JsonPropertyName("w")] RhythmWish Wish) : IAction<ChooseRhythm>
{
    public static string Name => "brief.rhythm.1";
}

public sealed record ProposeSuccessor([property: JsonPropertyName("l")] CadenceLineId Line) : IAction<ProposeSuccessor>,
    IOpensForm
{
    public static string Name => "brief.handover.1";
}

public sealed record SubmitSuccessor([property: JsonPropertyName("l")] CadenceLineId Line) : IAction<SubmitSuccessor>
{
    public static string Name => "brief.successor.1";
}
