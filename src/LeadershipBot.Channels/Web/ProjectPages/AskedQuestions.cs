using System.Text.Json;

namespace LeadershipBot.Channels.Web.ProjectPages;

/// <summary>Tells an answer with the question as it was asked then, from the pulse's own copy.</summary>
internal static class AskedQuestions
{
    private static readonly string[] IdNames = ["itemId", "item", "id"];
    private static readonly string[] TextNames = ["text", "question"];

    /// <summary>As <c>Question: value</c>; the item's id stands in where the copy does not hold the question.</summary>
    public static string Tell(string questions, string itemId, string value) => $"{TextOf(questions, itemId)}: {value}";

    private static string TextOf(string questions, string itemId)
    {
        using var document = JsonDocument.Parse(questions);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
            return itemId;
        foreach (var question in document.RootElement.EnumerateArray())
            if (Read(question, IdNames) == itemId)
                return Read(question, TextNames) ?? itemId;
        return itemId;
    }

    private static string? Read(JsonElement question, string[] names) => question.ValueKind != JsonValueKind.Object ? null :
        question.EnumerateObject()
            .Where(p => p.Value.ValueKind == JsonValueKind.String && names.Contains(p.Name, StringComparer.OrdinalIgnoreCase))
            .Select(static p => p.Value.GetString()).FirstOrDefault();
}
