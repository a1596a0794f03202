using LeadershipBot.Messaging;

namespace LeadershipBot.Whys.Languages;

/// <summary>The question to a lead.</summary>
internal sealed record LanguageView(
    LanguageAskId Id, string Project, string? Site, string Reads, string Written, LanguageChoice Choice, int HoldsForDays);

internal static class LanguageMessages
{
    public static readonly Refusal Gone = Refusal.NotFound("That project is no longer kept, so nothing was changed.");

    public static readonly Refusal OnlyLeads = Refusal.NotAllowed(
        "Only a lead of this project, or its PMO, decides which language its teams read. Nothing was changed.");

    public static Message Ask(LanguageView view)
    {
        var (reads, written) = (Say(view.Reads), Say(view.Written));
        var lead = $"{view.Project}: people at {view.Site ?? "the project"} read {reads}, and the messages that say why are "
            + $"written in {written}. Shall they get them as written?";
        var said = view.Choice switch
        {
            LanguageChoice.AsWritten => $"They get them in {written}.",
            LanguageChoice.Nothing => "They get none of them.",
            _ => $"Until you choose, nothing is sent there. What was held goes out if you choose within {view.HoldsForDays} days.",
        };
        return new Message(lead,
        [
            new Text(lead),
            new Buttons(
            [
                Button.For($"Send them in {written}", new ChooseLanguage(view.Id, LanguageChoice.AsWritten),
                    chosen: view.Choice == LanguageChoice.AsWritten),
                Button.For("Send nothing", new ChooseLanguage(view.Id, LanguageChoice.Nothing),
                    chosen: view.Choice == LanguageChoice.Nothing),
            ]),
            new Note(said),
        ]);
    }

    /// <summary>The languages that plants are likely to read, by name; any other by its key.</summary>
    private static string Say(string key) => key.Split('-')[0] switch
    {
        "cs" => "Czech",
        "de" => "German",
        "en" => "English",
        "es" => "Spanish",
        "fr" => "French",
        "hu" => "Hungarian",
        "it" => "Italian",
        "pl" => "Polish",
        "pt" => "Portuguese",
        "ro" => "Romanian",
        "tr" => "Turkish",
        "zh" => "Chinese",
        _ => key,
    };
}
