using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace LeadershipBot.Channels.Teams.Token;

/// <summary>
/// One way to prove who the bot is. <paramref name="Ends"/> is the last day it is valid, in UTC; null where nobody told or
/// where it has none. <paramref name="Slot"/> is 0 for the present one and 1 for its successor.
/// </summary>
public sealed record BotCredential(int Slot, TeamsCredentialKind Kind, string? Secret, X509Certificate2? Certificate,
    DateOnly? Ends)
{
    /// <summary>Tells credentials apart without telling anything about them; it stays when one moves to the other slot.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        Certificate?.Thumbprint ?? Secret ?? nameof(TeamsCredentialKind.ManagedIdentity))))[..12];

    public static IReadOnlyList<BotCredential> Read(TeamsOptions options) => options.Credential switch
    {
        TeamsCredentialKind.Secret =>
        [
            .. OfSecret(0, options.ClientSecret, options.ClientSecretEnds),
                .. OfSecret(1, options.NextClientSecret, options.NextClientSecretEnds),
        ],
        TeamsCredentialKind.Certificate =>
        [
            .. OfCertificate(0, options.CertificateFile, options.CertificatePassword),
            .. OfCertificate(1, options.NextCertificateFile, options.NextCertificatePassword),
        ],
        _ => [new BotCredential(0, TeamsCredentialKind.ManagedIdentity, null, null, null)],
    };

    private static IEnumerable<BotCredential> OfSecret(int slot, string? secret, DateOnly? ends) =>
        string.IsNullOrWhiteSpace(secret) ? [] : [new BotCredential(slot, TeamsCredentialKind.Secret, secret, null, ends)];

    private static IEnumerable<BotCredential> OfCertificate(int slot, string? file, string? password)
    {
        if (string.IsNullOrWhiteSpace(file))
            return [];
        var certificate = file.EndsWith(".pem", StringComparison.OrdinalIgnoreCase)
            ? X509Certificate2.CreateFromPemFile(file) : X509CertificateLoader.LoadPkcs12FromFile(file, password);
        return [new BotCredential(slot, TeamsCredentialKind.Certificate, null, certificate,
            DateOnly.FromDateTime(certificate.NotAfter.ToUniversalTime()))];
    }
}
