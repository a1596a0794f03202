using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadershipBot.Host.Verbs;

internal static class PreviewVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Converters = { new JsonStringEnumConverter() },
    };

    public static Command Create()
    {
        var days = new Option<int>("--days")
        {
            Description = "How far to look ahead, 1 to 90 days.", DefaultValueFactory = static _ => 7,
        };
        days.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 90)
                result.AddError("--days takes 1 to 90.");
        });
        var json = CommonOptions.Json();
        var verb = new Command("preview",
            "Shows what would go out, to whom and when, and what holds it back. Sends nothing.") { days, json };
        verb.SetAction((parsed, token) => VerbRun.BesideAsync(parsed, (services, output, ct) =>
            ShowAsync(services, output, parsed.GetValue(days), parsed.GetValue(json), ct), token));
        return verb;
    }

    private static async Task<Outcome<int>> ShowAsync(
        IServiceProvider services, TextWriter output, int days, bool json, CancellationToken cancellationToken)
    {
        var lines = await services.GetRequiredService<Outlook>().ReadAsync(TimeSpan.FromDays(days), cancellationToken);
        if (json)
            await output.WriteLineAsync(JsonSerializer.Serialize(lines, Json));
        else if (lines.Count == 0)
            await output.WriteLineAsync(
                $"Nothing is planned in the next {days} day(s). Sponsors are asked once their pilot has started.");
        else
            foreach (var line in lines)
                await output.WriteLineAsync($"{line.LocalTime:ddd yyyy-MM-dd HH:mm} {line.Zone,-18} {line.What,-9} {line.Person}"
                    + (line.HeldBack is { } why ? $"  [held back: {why}]" : ""));
        return ExitCode.Done;
    }
}
