using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeadershipBot.Channels.Teams.Cards;
using LeadershipBot.Data;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Teams.Acts;

/// <summary>From an activity to an act. Pure.</summary>
public static class TeamsInbound
{
    /// <summary>The longest line the grammar is asked about; what comes after it cannot be a command.</summary>
    public const int MaxText = 1000;

    private const int MaxValue = 4000;
    private const int MaxValues = 20;

    public static TeamsAct Read(TeamsActivity activity) => activity.Type switch
    {
        "message" => ReadMessage(activity),
        "invoke" => activity.Name == "adaptiveCard/action" ? ReadInvoke(activity) : new TeamsAct.NotOurs(activity.Name ?? ""),
        "installationUpdate" => ReadInstallation(activity),
        "conversationUpdate" when activity.Scope == TeamsScope.Personal && activity.RecipientId is { } bot
            && activity.MembersAdded.Contains(bot) =>
            new TeamsAct.Installed(),
        _ => new TeamsAct.Nothing(),
    };

    /// <summary>By whom: the tenant, and the directory's id of the person where Teams tells it. Null when it cannot be told.</summary>
    public static Address? From(TeamsActivity activity) =>
        activity.TenantId is { Length: > 0 and <= 64 } tenant
            && (activity.FromDirectoryId ?? activity.FromId) is { Length: > 0 and <= 128 } user
            ? new Address(ChannelName.Teams, tenant, user) : null;

    /// <summary>The same for every redelivery: the activity's id in its conversation, or all of it where it has none.</summary>
    public static string KeyOf(TeamsActivity activity, ReadOnlySpan<byte> body) => activity.Id is { Length: > 0 } id
        ? $"teams:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{activity.ConversationId}\n{id}")))}"
        : $"teams:{Convert.ToHexStringLower(SHA256.HashData(body))}";

    /// <summary>The text without the bot's own name, exactly as the mention says it was written.</summary>
    public static string TextFor(TeamsActivity activity)
    {
        var text = activity.Text;
        foreach (var mention in activity.Mentions.Where(m => m.Id == activity.RecipientId && m.Text is { Length: > 0 }))
        {
            var at = text.IndexOf(mention.Text!, StringComparison.Ordinal);
            text = at < 0 ? text : text.Remove(at, mention.Text!.Length);
        }
        text = text.Replace("&nbsp;", " ", StringComparison.Ordinal).Replace('\u00A0', ' ').ReplaceLineEndings(" ").Trim();
        return text.Length <= MaxText ? text : text[..MaxText];
    }

    private static TeamsAct ReadMessage(TeamsActivity activity)
    {
        if (activity.Value.ValueKind == JsonValueKind.Object)
            return ReadData(activity.Value, null, answers: false) ?? (TeamsAct)new TeamsAct.Nothing();
        // With wider rights Teams also brings what people say to each other: that is none of the bot's business.
        if (activity.Scope != TeamsScope.Personal
            && !activity.Mentions.Any(m => m.Id is not null && m.Id == activity.RecipientId))
            return new TeamsAct.Nothing();
        return TextFor(activity) is { Length: > 0 } text ? new TeamsAct.Typed(text) : new TeamsAct.Nothing();
    }

    private static TeamsAct ReadInvoke(TeamsActivity activity)
    {
        var action = TeamsActivity.Child(activity.Value, "action");
        if (action.ValueKind != JsonValueKind.Object)
            return new TeamsAct.Broken("no action");
        if (TeamsActivity.Word(action, "type") is { } type && type != "Action.Execute")
            return new TeamsAct.Broken("not Action.Execute");
        return ReadData(TeamsActivity.Child(action, "data"), TeamsActivity.Word(action, "verb"), answers: true)
            ?? (TeamsAct)new TeamsAct.Broken("not one of our buttons");
    }

    private static TeamsAct ReadInstallation(TeamsActivity activity) => activity switch
    {
        { Scope: not TeamsScope.Personal } => new TeamsAct.Nothing(),
        { Action: "add" or "add-upgrade" } => new TeamsAct.Installed(),
        { Action: "remove" or "remove-upgrade" } => new TeamsAct.Removed(),
        _ => new TeamsAct.Nothing(),
    };

    /// <summary>Everything in it is a claim; the dispatcher decides what it is worth.</summary>
    private static TeamsAct.Pressed? ReadData(JsonElement data, string? verb, bool answers)
    {
        if (VerbOf(TeamsActivity.Word(data, CardActions.Verb) ?? verb) is not { } known)
            return null;
        LogicalMessageId? post = ShortId.TryRead(TeamsActivity.Word(data, CardActions.Post), out var id)
            ? new LogicalMessageId(id) : null;
        var wire = TeamsActivity.Word(data, CardActions.Wire);
        var opener = TeamsActivity.Word(data, CardActions.Opener);
        if ((known != CardVerb.Back && wire is not { Length: > 0 and <= ActionCodec.MaxLength })
            || opener?.Length > ActionCodec.MaxLength)
            return null;
        var values = known == CardVerb.Submit ? Values(data) : FormEntry.Nothing;
        return new TeamsAct.Pressed(known, wire, post, opener, values, answers);
    }

    private static Dictionary<string, string> Values(JsonElement data) => data.EnumerateObject()
        .Where(static p => p.Name.StartsWith(CardForms.InputPrefix, StringComparison.Ordinal)
            && p.Value.ValueKind == JsonValueKind.String)
        .Take(MaxValues)
        .ToDictionary(static p => p.Name[CardForms.InputPrefix.Length..], static p => Cut(p.Value.GetString()!));

    private static string Cut(string text) => text.Length <= MaxValue ? text : text[..MaxValue];

    private static CardVerb? VerbOf(string? word) => Enum.GetValues<CardVerb>().Cast<CardVerb?>()
        .FirstOrDefault(v => CardActions.WordOf(v!.Value) == word);
}
