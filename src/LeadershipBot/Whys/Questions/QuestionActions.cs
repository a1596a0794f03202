using System.Text.Json.Serialization;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using LeadershipBot.Whys.Shifts;

namespace LeadershipBot.Whys.Questions;

/// <summary>Opens the form for a question; from a talk card it is passed on for a shift.</summary>
public sealed record AskQuestion(
    [property: JsonPropertyName("p")] ProjectId Project,
    [property: JsonPropertyName("c")] ShiftCrewId? Crew) : IAction<AskQuestion>, IOpensForm
{
    public static string Name => "questions.ask.1";
}

public sealed record SubmitQuestion(
    [property: JsonPropertyName("p")] ProjectId Project,
    [property: JsonPropertyName("c")] ShiftCrewId? Crew) : IAction<SubmitQuestion>
{
    public static string Name => "questions.submit.1";
}

public sealed record WithdrawQuestion([property: JsonPropertyName("q")] TeamQuestionId Question) : IAction<WithdrawQuestion>
{
    public static string Name => "questions.withdraw.1";
}

public sealed record AnswerTeam(
    [property: JsonPropertyName("q")] TeamQuestionId Question,
    [property: JsonPropertyName("t")] string Text) : IAction<AnswerTeam>, IOpensForm
{
    public static string Name => "questions.answer.1";
}

public sealed record SubmitTeamAnswer([property: JsonPropertyName("q")] TeamQuestionId Question) : IAction<SubmitTeamAnswer>
{
    public static string Name => "questions.answered.1";
}

public sealed record PassQuestionOn([property: JsonPropertyName("q")] TeamQuestionId Question) : IAction<PassQuestionOn>
{
    public static string Name => "questions.pass.1";
}

/// <summary>Takes an answer back, or the passing on, while it has not reached the teams.</summary>
public sealed record TakeBackTeamAnswer([property: JsonPropertyName("q")] TeamQuestionId Question)
    : IAction<TakeBackTeamAnswer>
{
    public static string Name => "questions.takeback.1";
}
