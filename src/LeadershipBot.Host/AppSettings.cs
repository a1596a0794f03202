namespace LeadershipBot.Host;

/// <summary>Where settings come from, weakest first: appsettings.json, environment, secret files, command line.</summary>
internal static class AppSettings
{
    public const string SecretsKey = "Secrets:Directory";

    private const string ContainerSecrets = "/run/secrets";

    /// <summary>Ends of keys whose values would stand in every process list and shell history.</summary>
    private static readonly string[] SecretNames = ["Token", "Secret", "Password", "Key", "ConnectionString"];

    public static void AddSources(ConfigurationManager configuration, AppSetup setup)
    {
        configuration.Sources.Clear();
        configuration
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true, reloadOnChange: false)
            .AddJsonFile(Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json"), optional: true, reloadOnChange: false)
            .AddEnvironmentVariables();
        // Which directory it is may be typed; what stands in it is weaker than what is typed.
        if (SecretsDirectory(setup.Settings.GetValueOrDefault(SecretsKey) ?? configuration[SecretsKey]) is { } secrets)
            configuration.AddKeyPerFile(secrets, optional: false, reloadOnChange: false);
        configuration.AddInMemoryCollection(setup.Settings);
        if (setup.Demo is { } demo)
        {
            configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Web:Url"] = demo.Url.GetLeftPart(UriPartial.Authority),
                ["Web:PublicUrl"] = null,
                ["Database:Provider"] = "Sqlite",
                ["Database:ConnectionString"] = $"Data Source={demo.Database}",
                ["Slack:Enabled"] = "false",
                ["Teams:Enabled"] = "false",
            });
        }
    }

    /// <summary>The secrets' directory that is in use: the configured one, else a container's own where there is one.</summary>
    public static string? SecretsDirectory(string? configured) => configured switch
    {
        { Length: > 0 } => Path.GetFullPath(configured),
        _ => Directory.Exists(ContainerSecrets) ? ContainerSecrets : null,
    };

    /// <summary>Reads <c>KEY=VALUE</c> of the command line; a secret is refused.</summary>
    public static Outcome<Dictionary<string, string?>> FromCommandLine(IEnumerable<string> pairs)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in pairs)
        {
            if (pair.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var end))
                return Refusal.Invalid($"--set '{pair}' is not KEY=VALUE, as in --set Web:PublicUrl=https://bot.example.org.");
            var key = pair[..end].Replace("__", ":", StringComparison.Ordinal);
            if (IsSecret(key, pair[(end + 1)..]))
                return Refusal.Invalid($"{key} is a secret and would stand in the process list. Set the environment variable "
                    + $"{key.Replace(":", "__", StringComparison.Ordinal)}, or write it to a file of that name in "
                        + "Secrets:Directory.");
            settings[key] = pair[(end + 1)..];
        }
        return settings;
    }

    /// <summary>A connection string is a secret only where it carries a password: a file name is not.</summary>
    public static bool IsSecret(string key, string value) =>
        SecretNames.Any(name => key.EndsWith(name, StringComparison.OrdinalIgnoreCase))
        && (!key.EndsWith("ConnectionString", StringComparison.OrdinalIgnoreCase)
            || value.Contains("Password", StringComparison.OrdinalIgnoreCase)
            || value.Contains("Pwd", StringComparison.OrdinalIgnoreCase));
}
