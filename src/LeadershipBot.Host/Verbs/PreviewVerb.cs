using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Planning;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Host.Verbs;

internal static class PreviewVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Converters = { new JsonStringEnumConverter() },
    };

    public static Command Create()
    {
        var json = CommonOptions.Json();
        var verb = new Command("preview",
            $"Shows what goes out in the next {BriefPreview.Days} days if nobody answers, and what is held back and why. Sends "
                + $"nothing.") { json };
        verb.SetAction((parsed, token) => VerbRun.BesideAsync(parsed, (services, output, ct) =>
            ShowAsync(services, output, parsed.GetValue(json), ct), token));
        return verb;
    }

    private static async Task<Outcome<int>> ShowAsync(
        IServiceProvider services, TextWriter output, bool json, CancellationToken cancellationToken)
    {
        var preview = await services.GetRequiredService<BriefPreview>().RunAsync(null, cancellationToken);
        await using var db = services.GetRequiredService<LeadershipDbSource>().Open();
        var names = await db.Projects.Select(p => new { p.Id, p.Name }).ToDictionaryAsync(static p => p.Id, static p => p.Name,
            cancellationToken);
        var lines = preview.Entries.Select(e => Line(e, names)).ToList();
        if (json)
            await output.WriteLineAsync(JsonSerializer.Serialize(new { preview.Paused, Entries = lines, preview.Resting }, Json));
        else
            await TellAsync(output, preview, lines);
        return ExitCode.Done;
    }

    private static async Task TellAsync(TextWriter output, Preview preview, List<PreviewLine> lines)
    {
        if (preview.Paused)
            await output.WriteLineAsync("Everything is paused: nothing of this goes out before 'resume all'.");
        if (lines.Count == 0)
            await output.WriteLineAsync(
                $"Nothing is planned in the next {BriefPreview.Days} days. "
                    + "Briefs go to sponsors who can be reached, once their pilot has started.");
        foreach (var line in lines)
            await output.WriteLineAsync(
                $"{line.LocalTime} {line.Zone,-20} {line.Kind,-8} {line.Person,-24} {string.Join(", ", line.Projects)}"
                + (line.HeldBack is { } why ? $"  [held back: {why}]" : ""));
        foreach (var rest in preview.Resting)
            await output.WriteLineAsync($"not asked: {rest.Person}, {rest.Reason}");
    }

    private static PreviewLine Line(PreviewEntry entry, Dictionary<ProjectId, string> names) => new(
        Zones.InZone(entry.At, entry.Zone).ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), entry.Zone,
        entry.Kind.ToString(), entry.Person, [.. entry.Projects.Select(p => names[p])], entry.HeldBack);

    /// <param name="LocalTime">On the recipient's clock, to the minute.</param>
    /// <param name="HeldBack">Why it does not go out; null when it does.</param>
    private sealed record PreviewLine(
        string LocalTime, string Zone, string Kind, string Person, IReadOnlyList<string> Projects, string? HeldBack);
}
