using System.Text.Json.Serialization;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;

namespace LeadershipBot.Whys.Checks;

/// <summary>One tap on an answer, in confidence.</summary>
public sealed record AnswerCheck(
    [property: JsonPropertyName("c")] WhyCheckId Check,
    [property: JsonPropertyName("v")] string Value) : IAction<AnswerCheck>, ILeavesNoTrace
{
    public static string Name => "checks.answer.1";
}

/// <summary>Forgets the answer.</summary>
public sealed record ForgetCheck([property: JsonPropertyName("c")] WhyCheckId Check)
    : IAction<ForgetCheck>, ILeavesNoTrace
{
    public static string Name => "checks.forget.1";
}

public sealed record WritePurposes([property: JsonPropertyName("p")] ProjectId Project) : IAction<WritePurposes>, IOpensForm
{
    public static string Name => "checks.purposes.1";
}

public sealed record SubmitPurposes([property: JsonPropertyName("p")] ProjectId Project) : IAction<SubmitPurposes>
{
    public static string Name => "checks.purposes-set.1";
}
