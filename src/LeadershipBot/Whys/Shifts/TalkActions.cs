using System.Text.Json.Serialization;
using LeadershipBot.Messaging;

namespace LeadershipBot.Whys.Shifts;

/// <summary>How many of a shift were told; null takes it back.</summary>
public sealed record SayTold(
    [property: JsonPropertyName("c")] TalkCardId Card,
    [property: JsonPropertyName("n")] int? Told) : IAction<SayTold>
{
    public static string Name => "shifts.told.1";
}

public sealed record CountTold(
    [property: JsonPropertyName("c")] TalkCardId Card,
    [property: JsonPropertyName("h")] int Heads) : IAction<CountTold>, IOpensForm
{
    public static string Name => "shifts.count.1";
}

public sealed record SubmitTold([property: JsonPropertyName("c")] TalkCardId Card) : IAction<SubmitTold>
{
    public static string Name => "shifts.counted.1";
}

/// <summary>The way back from changing a crew; no heads means that it was new.</summary>
public sealed record CrewBack(
    [property: JsonPropertyName("c")] ShiftCrewId Crew,
    [property: JsonPropertyName("h")] int? Heads) : IAction<CrewBack>
{
    public static string Name => "shifts.crew-back.1";
}
