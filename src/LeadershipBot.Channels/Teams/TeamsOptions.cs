using System.ComponentModel.DataAnnotations;

namespace LeadershipBot.Channels.Teams;

/// <summary>How the bot proves to Microsoft Entra who it is.</summary>
public enum TeamsCredentialKind { Secret, Certificate, ManagedIdentity }

/// <summary>
/// Section <c>Teams</c>: which bot this is, how it signs in, and whom it listens to. What Microsoft calls a cloud gives every
/// address; each can be set by itself, for a gateway or a test.
/// </summary>
public sealed class TeamsOptions : IValidatableObject
{
    public const string Section = "Teams";

    public bool Enabled { get; set; }

    /// <value>The application (client) id of the bot's registration, a GUID.</value>
    public string AppId { get; set; } = "";

    /// <value>The directory (tenant) id the bot is registered in; new bots are single-tenant.</value>
    public string TenantId { get; set; } = "";

    public TeamsCredentialKind Credential { get; set; } = TeamsCredentialKind.Secret;

    public string? ClientSecret { get; set; }

    /// <value>The day the secret ends, as shown when it was made; no program can ask for it without further rights.</value>
    public DateOnly? ClientSecretEnds { get; set; }

    /// <value>A second secret, valid at the same time: it takes over before the first one ends.</value>
    public string? NextClientSecret { get; set; }

    public DateOnly? NextClientSecretEnds { get; set; }

    /// <value>A PFX file, or a PEM file that holds certificate and key. Its end is read from it.</value>
    public string? CertificateFile { get; set; }

    public string? CertificatePassword { get; set; }

    public string? NextCertificateFile { get; set; }

    public string? NextCertificatePassword { get; set; }

    public TeamsCloud Cloud { get; set; }

    public string? LoginBaseUrl { get; set; }

    public string? Scope { get; set; }

    public string? TokenIssuer { get; set; }

    public string? OpenIdMetadataUrl { get; set; }

    /// <value>Where a conversation is made with somebody who has never written; afterwards Microsoft tells.</value>
    public string? ServiceUrl { get; set; }

    /// <value>Further hosts (and their subdomains) that the bot's token may be sent to.</value>
    public IList<string> AllowedServiceHosts { get; } = [];

    /// <value>Further tenants whose people may talk to the bot; its own always may.</value>
    public IList<string> AllowedTenants { get; } = [];

    /// <value>Takes calls without a token; only in Development and only from this machine (Agents Playground).</value>
    public bool DevAnonymousLoopback { get; set; }

    /// <value>Takes calls signed by Entra for the bot's own app; only in Development and only from this machine.</value>
    public bool DevAllowEntraCaller { get; set; }

    /// <value>Entra's keys for <see cref="DevAllowEntraCaller"/>; by default the tenant's own metadata.</value>
    public string? DevEntraMetadataUrl { get; set; }

    public bool IsDevelopmentOnly => DevAnonymousLoopback || DevAllowEntraCaller;

    /// <summary>The addresses in force: the cloud's, each replaced where it is set.</summary>
    public TeamsEndpointSet Endpoints
    {
        get
        {
            var cloud = TeamsEndpointSet.Of(Cloud);
            return cloud with
            {
                LoginBaseUrl = (LoginBaseUrl ?? cloud.LoginBaseUrl).TrimEnd('/'),
                Scope = Scope ?? cloud.Scope,
                TokenIssuer = TokenIssuer ?? cloud.TokenIssuer,
                OpenIdMetadataUrl = OpenIdMetadataUrl ?? cloud.OpenIdMetadataUrl,
                ServiceUrl = ServiceUrl ?? cloud.ServiceUrl,
                ServiceHosts = [.. cloud.ServiceHosts, .. AllowedServiceHosts],
            };
        }
    }

    public bool AllowsTenant(string? tenant) => tenant is { Length: > 0 }
        && (string.Equals(tenant, TenantId, StringComparison.OrdinalIgnoreCase)
            || AllowedTenants.Contains(tenant, StringComparer.OrdinalIgnoreCase));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Enabled)
            return [];
        return Identity().Concat(Credentials()).Concat(Addresses()).Select(static sentence => new ValidationResult(sentence));
    }

    private IEnumerable<string> Identity()
    {
        if (!Guid.TryParse(AppId, out _))
            yield return "Teams:AppId is not a GUID. It is the application (client) id of the bot's registration.";
        if (!Guid.TryParse(TenantId, out _) && !IsDevelopmentOnly)
            yield return "Teams:TenantId is not a GUID. It is the directory (tenant) id the bot is registered in.";
    }

    private IEnumerable<string> Credentials()
    {
        if (Credential == TeamsCredentialKind.Secret && string.IsNullOrWhiteSpace(ClientSecret) && !DevAnonymousLoopback)
            yield return "Teams:ClientSecret is missing. Set it in the environment or in a secret file, or choose another Teams:Credential.";
        if (Credential == TeamsCredentialKind.Certificate && string.IsNullOrWhiteSpace(CertificateFile))
            yield return "Teams:CertificateFile is missing. Name the PFX or PEM file of the bot's certificate.";
        foreach (var (key, file) in new[] { ("CertificateFile", CertificateFile), ("NextCertificateFile", NextCertificateFile) })
            if (Credential == TeamsCredentialKind.Certificate && file is { Length: > 0 } && !File.Exists(file))
                yield return $"Teams:{key} names '{file}', which is not there.";
    }

    private IEnumerable<string> Addresses()
    {
        var endpoints = Endpoints;
        foreach (var (key, url) in new[]
        {
            (nameof(LoginBaseUrl), endpoints.LoginBaseUrl), (nameof(OpenIdMetadataUrl), endpoints.OpenIdMetadataUrl),
            (nameof(ServiceUrl), endpoints.ServiceUrl),
        })
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed)
                || !(parsed.Scheme == Uri.UriSchemeHttps || IsLocal(parsed)))
                yield return $"Teams:{key} '{url}' is not an https address.";
        }
        foreach (var host in AllowedServiceHosts.Where(static h => Uri.CheckHostName(h) == UriHostNameType.Unknown))
            yield return $"Teams:AllowedServiceHosts holds '{host}', which is not a host name without scheme and port.";
    }

    /// <summary>Plain http never leaves the machine.</summary>
    private static bool IsLocal(Uri url) => url.Scheme == Uri.UriSchemeHttp && url.IsLoopback;
}
