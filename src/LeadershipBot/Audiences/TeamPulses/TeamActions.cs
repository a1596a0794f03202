using System.Text.Json.Serialization;
using LeadershipBot.Messaging;

namespace LeadershipBot.Audiences.TeamPulses;

/// <summary>One tap on an answer, in confidence.</summary>
public sealed record AnswerInConfidence(
    [property: JsonPropertyName("a")] TeamAskId Ask,
    [property: JsonPropertyName("q")] ConfidentialQuestionId Question,
    [property: JsonPropertyName("v")] string Value) : IAction<AnswerInConfidence>, ILeavesNoTrace
{
    public static string Name => "team.answer.1";
}

/// <summary>Opens the form for the optional sentence.</summary>
public sealed record WriteInConfidence(
    [property: JsonPropertyName("a")] TeamAskId Ask,
    [property: JsonPropertyName("q")] ConfidentialQuestionId Question,
    [property: JsonPropertyName("t")] string Text) : IAction<WriteInConfidence>, IOpensForm
{
    public static string Name => "team.write.1";
}

/// <summary>The sentence as typed.</summary>
public sealed record SubmitInConfidence(
    [property: JsonPropertyName("a")] TeamAskId Ask,
    [property: JsonPropertyName("q")] ConfidentialQuestionId Question) : IAction<SubmitInConfidence>, ILeavesNoTrace
{
    public static string Name => "team.submit.1";
}

/// <summary>Forgets everything the person said in this pulse.</summary>
public sealed record ForgetInConfidence([property: JsonPropertyName("a")] TeamAskId Ask)
    : IAction<ForgetInConfidence>, ILeavesNoTrace
{
    public static string Name => "team.forget.1";
}
