using System.Text.Json.Serialization;
using LeadershipBot.Messaging;

namespace LeadershipBot.Whys.Languages;

/// <summary>A lead's word on texts in another language.</summary>
public sealed record ChooseLanguage(
    [property: JsonPropertyName("a")] LanguageAskId Ask,
    [property: JsonPropertyName("c")] LanguageChoice Choice) : IAction<ChooseLanguage>
{
    public static string Name => "whys.language.1";
}
