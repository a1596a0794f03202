using System.CommandLine;
using System.Text.Json;

namespace LeadershipBot.Host.Verbs;

internal static class ManifestVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var platform = new Argument<string>("PLATFORM") { Description = "slack or teams." };
        var host = new Option<string?>("--host")
        {
            Description = "The bot's public https address, as https://bot.example.com.", HelpName = "ADDRESS",
        };
        var socket = new Option<bool>("--socket")
        {
            Description = "The bot connects out by itself; no port has to be open (Slack only).",
        };
        var app = new Option<string?>("--app-id")
        {
            Description = "The id of the bot's registration (Teams only).",
            HelpName = "ID"
        };
        var file = new Option<FileInfo?>("--out")
        {
            Description = "Where the app package is written (Teams only).",
            HelpName = "FILE"
        };
        var explain = new Option<bool>(
            "--explain")
        { Description = "Tells what is asked for, why, and what is missing without." };
        var json = CommonOptions.Json();
        var verb = new Command("manifest", "Writes what an app on a chat platform is made from.")
        {
            platform, host, socket, app, file, explain, json,
        };
        verb.SetAction((parsed, token) =>
        {
            Uri? address = null;
            if (parsed.GetValue(host) is { } said && !Uri.TryCreate(said, UriKind.Absolute, out address))
                return VerbRun.RefuseAsync(parsed, new WrongUsage("--host takes an address, as https://bot.example.com."));
            var request = new ManifestRequest(address, parsed.GetValue(socket), parsed.GetValue(app));
            var target = parsed.GetValue(explain) ? new ManifestTarget(null, parsed.GetValue(json))
                : new ManifestTarget(request, false, parsed.GetValue(file));
            return VerbRun.UncheckedAsync(parsed,
                (services, output, ct) => TellAsync(services, output, parsed.GetRequiredValue(platform), target, ct), token);
        });
        return verb;
    }

    private static async Task<Outcome<int>> TellAsync(
        IServiceProvider services, TextWriter output, string platform, ManifestTarget target, CancellationToken cancellationToken)
    {
        var sources = services.GetServices<IManifestSource>().ToList();
        if (sources.Find(s => s.Platform == platform) is not { } source)
            return new WrongUsage(
                $"There is no manifest for '{platform}'. Say: {string.Join(" or ", sources.Select(static s => s.Platform))}.");
        if (target.Request is not { } request)
        {
            await ExplainAsync(output, source.Reasons, target.Json);
            return ExitCode.Done;
        }
        if (source.Pack(request) is { } packed)
            return await PackAsync(packed, target.File, output, cancellationToken);
        if (!source.Write(request).TryGet(out var text, out var refusal))
            return new WrongUsage(refusal.Sentence);
        await output.WriteLineAsync(text);
        return ExitCode.Done;
    }

    private static async Task<Outcome<int>> PackAsync(
        Outcome<ManifestPackage> packed, FileInfo? file, TextWriter output, CancellationToken cancellationToken)
    {
        if (!packed.TryGet(out var package, out var refusal))
            return new WrongUsage(refusal.Sentence);
        var name = file?.FullName ?? Path.GetFullPath(package.FileName);
        await File.WriteAllBytesAsync(name, package.Bytes, cancellationToken);
        await output.WriteLineAsync($"{name} is written. Upload it as it is.");
        return ExitCode.Done;
    }

    private static async Task ExplainAsync(TextWriter output, IReadOnlyList<ManifestReason> reasons, bool json)
    {
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(reasons, Json));
            return;
        }
        foreach (var reason in reasons)
            await output.WriteLineAsync($"{reason.What,-36} {reason.Why}\n{"",-36} without it: {reason.Without}");
    }

    /// <summary>What is to be done: explain (no request), or write, into a file where one is named.</summary>
    private sealed record ManifestTarget(ManifestRequest? Request, bool Json, FileInfo? File = null);
}
