using System.ComponentModel.DataAnnotations;

namespace LeadershipBot.Channels.Slack;

/// <summary>How Slack brings what people do: over a connection we open, or to an address of ours.</summary>
public enum SlackMode { Socket, Http }

/// <summary>Section <c>Slack</c>: one workspace, one app made from our manifest.</summary>
public sealed class SlackOptions : IValidatableObject
{
    public const string Section = "Slack";

    private const int ShortestSecret = 16;

    public bool Enabled { get; set; }

    /// <value><c>Socket</c> needs no inbound port; <c>Http</c> needs a public https address.</value>
    [EnumDataType(typeof(SlackMode), ErrorMessage = "Slack:Mode is Socket or Http.")]
    public SlackMode Mode { get; set; } = SlackMode.Socket;

    /// <value>The Bot User OAuth Token (<c>xoxb-</c>).</value>
    public string? BotToken { get; set; }

    /// <value>The app-level token (<c>xapp-</c>) with the scope connections:write; Socket Mode only.</value>
    public string? AppToken { get; set; }

    /// <value>Proves that a request comes from Slack; HTTP only.</value>
    public string? SigningSecret { get; set; }

    /// <value>Where the Web API is; GovSlack has another.</value>
    [Required(ErrorMessage = "Slack:ApiBaseUrl is empty. It is https://slack.com/api/.")]
    public string ApiBaseUrl { get; set; } = "https://slack.com/api/";

    /// <value>Further hosts that Slack may send us to for sockets and uploads, beside slack.com, slack-gov.com and
    /// slack-files.com.</value>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>The address of a method.</summary>
    public Uri AddressOf(string method) => new($"{ApiBaseUrl.TrimEnd('/')}/{method}");

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsHttps(ApiBaseUrl))
            yield return Wrong(nameof(ApiBaseUrl), "is not an https address, as https://slack.com/api/.");
        foreach (var host in AllowedHosts.Where(static h => Uri.CheckHostName(h) == UriHostNameType.Unknown))
            yield return Wrong(nameof(AllowedHosts), $"holds '{host}', which is not a host name without scheme and port.");
        if (!Enabled)
            yield break;
        foreach (var missing in Secrets())
            yield return missing;
    }

    /// <summary>A missing or swapped secret stops the start: it never means that a check is left out.</summary>
    private IEnumerable<ValidationResult> Secrets()
    {
        if (BotToken is not { Length: > 0 })
            yield return Wrong(nameof(BotToken),
                "is missing. It is the Bot User OAuth Token (xoxb-…) of the app, under OAuth & Permissions.");
        else if (BotToken.StartsWith("xoxe", StringComparison.Ordinal))
            yield return Wrong(nameof(BotToken),
                "is a rotating token. Make the app from our manifest, which leaves rotation off.");
        else if (!BotToken.StartsWith("xoxb-", StringComparison.Ordinal))
            yield return Wrong(nameof(BotToken), "is not a bot token: it begins with xoxb-.");
        if (Mode == SlackMode.Socket && AppToken is not { Length: > 0 })
            yield return Wrong(nameof(AppToken),
                "is missing. Socket Mode needs the app-level token (xapp-…) with connections:write, under Basic Information.");
        else if (Mode == SlackMode.Socket && !AppToken!.StartsWith("xapp-", StringComparison.Ordinal))
            yield return Wrong(nameof(AppToken), "is not an app-level token: it begins with xapp-.");
        if (Mode == SlackMode.Http && SigningSecret is not { Length: > 0 })
            yield return Wrong(nameof(SigningSecret),
                "is missing. It is the Signing Secret of the app, under Basic Information.");
        else if (Mode == SlackMode.Http && (SigningSecret!.Length < ShortestSecret || SigningSecret.Any(char.IsWhiteSpace)))
            yield return Wrong(nameof(SigningSecret), "is not a signing secret: copy all of it, without blanks.");
    }

    private static ValidationResult Wrong(string member, string what) => new($"{Section}:{member} {what}", [member]);

    /// <summary>A token never travels in the clear, except to this machine itself (a test's platform).</summary>
    private static bool IsHttps(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
