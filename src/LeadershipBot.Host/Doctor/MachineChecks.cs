using System.Globalization;
using LeadershipBot.Data;
using NodaTime;

namespace LeadershipBot.Host.Doctor;

/// <summary>Zone rules change a few times a year; ours come with the program, so an old program knows old rules.</summary>
internal sealed class TimeZoneCheck(TimeProvider time) : IDoctorCheck
{
    public string Name => "time zones";

    public Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        // As in "TZDB: 2026b (mapping: 17964)".
        var version = DateTimeZoneProviders.Tzdb.VersionId;
        var known = int.TryParse(version.AsSpan().TrimStart("TZDB: ")[..4], CultureInfo.InvariantCulture, out var year);
        return Task.FromResult(known && year >= time.GetUtcNow().Year - 1
            ? Finding.Ok($"Zone rules {version}.")
            : Finding.Warn($"The zone rules are old: {version}.",
                "Install a newer version, or check that no zone in use has changed."));
    }
}

/// <summary>Links and QR codes leave the machine only with an address that people's devices can reach.</summary>
internal sealed class WebAddressCheck(IConfiguration configuration, IHttpClientFactory clients) : IDoctorCheck
{
    public string Name => "web address";

    public async Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        if (configuration["Web:PublicUrl"] is not { Length: > 0 } address)
            return Finding.Warn("Web:PublicUrl is not set, so links work on this machine only.",
                "Set it to the address of the TLS proxy.");
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
            return Finding.Fail($"Web:PublicUrl '{address}' is not an address.", "Write it as https://bot.example.org.");
        using var client = clients.CreateClient();
        client.Timeout = TimeSpan.FromSeconds(5);
        try
        {
            using var answer = await client.GetAsync(new Uri(url, "/healthz"), cancellationToken);
            return answer.IsSuccessStatusCode
                ? Finding.Ok($"{url} answers.")
                : Finding.Warn($"{url} answers {(int)answer.StatusCode}.", "Start serve, and see where the proxy points.");
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            return Finding.Warn($"{url} does not answer.", "Start serve, and see the proxy's name, certificate and target.");
        }
    }
}

/// <summary>Secrets belong to one account: neither in the settings file nor readable by everybody.</summary>
internal sealed class SecretsCheck(IConfiguration configuration, LeadershipDbSource source) : IDoctorCheck
{
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public string Name => "secrets";

    public Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        if (InSettingsFile() is { } key)
            return Task.FromResult(
                Finding.Warn($"{key} stands in appsettings.json.", "Move it to the environment or to a secret file."));
        if (OperatingSystem.IsWindows())
            return Task.FromResult(Finding.Ok("No secret stands in the settings file."));
        return Task.FromResult(Watched().FirstOrDefault(IsOpen) is { } open
            ? Finding.Warn($"{open} can be read by every account of this machine.", $"chmod o-rwx {open}")
            : Finding.Ok("No secret stands in the settings file, and other accounts can read neither secrets nor database."));
    }

    private static bool IsOpen(string file) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != 0;

    private string? InSettingsFile() => ((IConfigurationRoot)configuration).Providers
        .OfType<Microsoft.Extensions.Configuration.Json.JsonConfigurationProvider>()
        .SelectMany(static file => Keys(file, null))
        .FirstOrDefault(static pair => AppSettings.IsSecret(pair.Key, pair.Value) && pair.Value.Length > 0).Key;

    private static IEnumerable<KeyValuePair<string, string>> Keys(IConfigurationProvider file, string? parent) =>
        file.GetChildKeys([], parent).Distinct().Select(child => parent is null ? child : $"{parent}:{child}").SelectMany(path =>
            file.TryGet(path, out var value) && value is not null ? [KeyValuePair.Create(path, value)] : Keys(file, path));

    /// <summary>A container mounts its secrets readable for all, inside a container of one: not counted.</summary>
    private IEnumerable<string> Watched()
    {
        if (configuration[AppSettings.SecretsKey] is { Length: > 0 } directory)
            foreach (var file in Directory.EnumerateFiles(directory))
                yield return file;
        if (source is SqliteDbSource sqlite && File.Exists(sqlite.File))
            yield return sqlite.File;
    }
}
