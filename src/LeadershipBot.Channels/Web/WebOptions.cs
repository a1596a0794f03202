using System.ComponentModel.DataAnnotations;

namespace LeadershipBot.Channels.Web;

/// <summary>Section <c>Web</c>: where the local chat and the pages listen, and under which names they may be called.</summary>
public sealed class WebOptions : IValidatableObject
{
    public const string Section = "Web";

    [Required(ErrorMessage = "Web:Url is empty. Give the address to listen on, as http://127.0.0.1:5080.")]
    public string Url { get; set; } = "http://127.0.0.1:5080";

    /// <value>The address people type, as <c>https://leadership.example.com</c>; needed before a link leaves this
    /// machine.</value>
    public string? PublicUrl { get; set; }

    /// <value>A second address to listen on, as <c>http://127.0.0.1:5081</c>: then only the platforms' routes and
    /// <c>/healthz</c> answer there, and nothing else publishes them.</value>
    public string? PlatformUrl { get; set; }

    /// <value>Further host names that may stand in a request, without scheme and port.</value>
    public IList<string> AllowedHosts { get; } = [];

    /// <value>How long a sign-in lasts without use, 1 to 168 hours.</value>
    [Range(1, 168)]
    public int SessionHours { get; set; } = 12;

    /// <value>Tries at links and setup codes from one address in a minute, 1 to 1000.</value>
    [Range(1, 1000)]
    public int SignInTriesPerMinute { get; set; } = 20;

    /// <value>Where the keys that protect cookies and stored secrets are kept.</value>
    [Required(ErrorMessage = "Web:KeysDirectory is empty. Give a directory that only this service can read.")]
    public string KeysDirectory { get; set; } = "data/keys";

    /// <summary>The whole address of a path: on the public address where there is one.</summary>
    public Uri LinkTo(string path) => new(new Uri(PublicUrl ?? Url), path);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsWebAddress(Url))
            yield return new("Web:Url is not an http or https address, as http://127.0.0.1:5080.", [nameof(Url)]);
        if (PublicUrl is not null && !IsWebAddress(PublicUrl))
            yield return new("Web:PublicUrl is not an http or https address, as https://leadership.example.com.",
                [nameof(PublicUrl)]);
        else if (PublicUrl is not null && new Uri(PublicUrl) is { Scheme: "http", IsLoopback: false })
            yield return new("Web:PublicUrl must be https: sign-in links travel through it.", [nameof(PublicUrl)]);
        if (PlatformUrl is not null && !IsWebAddress(PlatformUrl))
            yield return new("Web:PlatformUrl is not an http or https address, as http://127.0.0.1:5081.",
                [nameof(PlatformUrl)]);
        else if (PlatformUrl is not null && IsWebAddress(Url) && new Uri(PlatformUrl).Port is var port
            && (port == 0 || port == new Uri(Url).Port))
            yield return new("Web:PlatformUrl needs a port of its own, another than Web:Url's.", [nameof(PlatformUrl)]);
        foreach (var host in AllowedHosts.Where(static h => Uri.CheckHostName(h) == UriHostNameType.Unknown))
            yield return new($"Web:AllowedHosts holds '{host}', which is not a host name without scheme and port.",
                [nameof(AllowedHosts)]);
    }

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.AbsolutePath == "/";
}
