using System.Text.Json.Serialization;
using LeadershipBot.Messaging;
using LeadershipBot.People;

namespace LeadershipBot.Whys.Drafts;

/// <summary>The executive's tap: this text, in my name. The mark ties it to the wording it stood under.</summary>
public sealed record SignWhy(
    [property: JsonPropertyName("w")] WhyId Why,
    [property: JsonPropertyName("m")] string Mark) : IAction<SignWhy>
{
    public static string Name => "whys.sign.1";
}

/// <summary>Opens the text for changing; it travels packed, since a form opens without the database.</summary>
public sealed record EditWhy(
    [property: JsonPropertyName("w")] WhyId Why,
    [property: JsonPropertyName("e")] PersonId Executive,
    [property: JsonPropertyName("t")] string? Packed) : IAction<EditWhy>, IOpensForm
{
    public static string Name => "whys.edit.1";
}

/// <summary>The text as changed: by the executive it is signed with it, by others it is prepared for them.</summary>
public sealed record SubmitWhyText([property: JsonPropertyName("w")] WhyId Why) : IAction<SubmitWhyText>
{
    public static string Name => "whys.text.1";
}

public sealed record DeclineWhy([property: JsonPropertyName("w")] WhyId Why) : IAction<DeclineWhy>
{
    public static string Name => "whys.decline.1";
}

public sealed record LeaveWhyToPmo([property: JsonPropertyName("w")] WhyId Why) : IAction<LeaveWhyToPmo>
{
    public static string Name => "whys.leave.1";
}

/// <summary>Takes back whatever was decided about it, while it has not left.</summary>
public sealed record TakeBackWhy([property: JsonPropertyName("w")] WhyId Why) : IAction<TakeBackWhy>
{
    public static string Name => "whys.takeback.1";
}

/// <summary>The PMO sends it under their own name.</summary>
public sealed record SendWhyAsPmo(
    [property: JsonPropertyName("w")] WhyId Why,
    [property: JsonPropertyName("m")] string Mark) : IAction<SendWhyAsPmo>
{
    public static string Name => "whys.pmo.1";
}

public sealed record DropWhy([property: JsonPropertyName("w")] WhyId Why) : IAction<DropWhy>
{
    public static string Name => "whys.drop.1";
}

/// <summary>Opens the form for the facts that nobody knows.</summary>
public sealed record FillWhy(
    [property: JsonPropertyName("w")] WhyId Why,
    [property: JsonPropertyName("t")] string Template,
    [property: JsonPropertyName("n")] IReadOnlyList<string> Missing) : IAction<FillWhy>, IOpensForm
{
    public static string Name => "whys.fill.1";
}

public sealed record SubmitWhyFacts([property: JsonPropertyName("w")] WhyId Why) : IAction<SubmitWhyFacts>
{
    public static string Name => "whys.facts.1";
}
