using System.Text.Json;
using System.Text.Json.Serialization;
using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Pulses;

/// <summary>
/// A question as it was asked: the words and choices of that day, kept with the pulse so that a later bank cannot change the
/// past. <see cref="Opens"/> is set on a follow-up: it is asked once <see cref="After"/> was answered so.
/// </summary>
public sealed record AskedQuestion(
    [property: JsonPropertyName("i")] string Item,
    [property: JsonPropertyName("t")] AnswerType Type,
    [property: JsonPropertyName("q")] string Text,
    [property: JsonPropertyName("o")] IReadOnlyList<AskedOption> Options,
    [property: JsonPropertyName("lo")] string? Low = null,
    [property: JsonPropertyName("hi")] string? High = null,
    [property: JsonPropertyName("after")] string? After = null,
    [property: JsonPropertyName("opens")] IReadOnlyList<string>? Opens = null)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter<AnswerType>() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(IReadOnlyList<AskedQuestion> questions) => JsonSerializer.Serialize(questions, Json);

    public static IReadOnlyList<AskedQuestion> Read(string json) => JsonSerializer.Deserialize<List<AskedQuestion>>(json, Json)!;

    /// <summary>The words of an answer as the person chose them.</summary>
    public string Say(AnswerValue value) => value.Type switch
    {
        AnswerType.Text => value.Words!,
        AnswerType.Scale => $"{value.Token} of 5",
        _ => Options.FirstOrDefault(o => o.Key == value.Token)?.Label ?? value.Token,
    };
}

public sealed record AskedOption([property: JsonPropertyName("k")] string Key, [property: JsonPropertyName("l")] string Label);
