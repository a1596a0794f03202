using System.Text.Json.Serialization;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;

namespace LeadershipBot.Decisions;

/// <summary>One tap on an option.</summary>
/// <param name="Aside">True in a message that stays as it was said, so that the tap is answered by a new one.</param>
public sealed record ChooseOption(
    [property: JsonPropertyName("s")] SeatId Seat,
    [property: JsonPropertyName("o")] int Option,
    [property: JsonPropertyName("a")] bool? Aside) : IAction<ChooseOption>
{
    public static string Name => "decision.choose.1";
}

/// <summary>Opens the form that asks who decides instead.</summary>
public sealed record NameDecider(
    [property: JsonPropertyName("s")] SeatId Seat,
    [property: JsonPropertyName("k")] string Key,
    [property: JsonPropertyName("a")] bool? Aside) : IAction<NameDecider>, IOpensForm
{
    public static string Name => "decision.reroute.1";
}

public sealed record SubmitDecider(
    [property: JsonPropertyName("s")] SeatId Seat,
    [property: JsonPropertyName("a")] bool? Aside) : IAction<SubmitDecider>
{
    public static string Name => "decision.rerouted.1";
}

/// <summary>Opens the form that asks what is missing.</summary>
public sealed record NameNeed(
    [property: JsonPropertyName("s")] SeatId Seat,
    [property: JsonPropertyName("k")] string Key,
    [property: JsonPropertyName("a")] bool? Aside) : IAction<NameNeed>, IOpensForm
{
    public static string Name => "decision.need.1";
}

public sealed record SubmitNeed(
    [property: JsonPropertyName("s")] SeatId Seat,
    [property: JsonPropertyName("a")] bool? Aside) : IAction<SubmitNeed>
{
    public static string Name => "decision.needed.1";
}

/// <summary>Opens the form in which the PMO brings what was asked for.</summary>
public sealed record BringNeed(
    [property: JsonPropertyName("s")] SeatId Seat,
    [property: JsonPropertyName("k")] string Key) : IAction<BringNeed>, IOpensForm
{
    public static string Name => "decision.bring.1";
}

public sealed record SubmitSupply([property: JsonPropertyName("s")] SeatId Seat) : IAction<SubmitSupply>
{
    public static string Name => "decision.supplied.1";
}

/// <summary>Takes one step of a decision back: a choice, a passing on, a need, a withdrawal.</summary>
public sealed record TakeStepBack(
    [property: JsonPropertyName("d")] DecisionId Decision,
    [property: JsonPropertyName("n")] int Step) : IAction<TakeStepBack>
{
    public static string Name => "decision.takeback.1";
}

public sealed record WithdrawDecision([property: JsonPropertyName("d")] DecisionId Decision) : IAction<WithdrawDecision>
{
    public static string Name => "decision.withdraw.1";
}

/// <summary>Opens the form that asks for a decision on a project.</summary>
public sealed record OpenAsk(
    [property: JsonPropertyName("p")] ProjectId Project,
    [property: JsonPropertyName("n")] string ProjectName) : IAction<OpenAsk>, IOpensForm
{
    public static string Name => "decision.ask.1";
}

public sealed record SubmitAsk([property: JsonPropertyName("p")] ProjectId Project) : IAction<SubmitAsk>
{
    public static string Name => "decision.asked.1";
}
