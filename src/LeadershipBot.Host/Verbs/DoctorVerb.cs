using System.CommandLine;
using System.Text.Json;
using LeadershipBot.Host.Doctor;

namespace LeadershipBot.Host.Verbs;

internal static class DoctorVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Command Create()
    {
        var json = CommonOptions.Json();
        var verb = new Command("doctor", "Examines the installation; changes nothing. Exit code 1 when a check fails.") { json };
        verb.SetAction((parsed, token) => VerbRun.UncheckedAsync(
            parsed, (services, output, ct) => ExamineAsync(services, output, parsed.GetValue(json), ct), token));
        return verb;
    }

    private static async Task<Outcome<int>> ExamineAsync(
        IServiceProvider services, TextWriter output, bool json, CancellationToken cancellationToken)
    {
        var diagnoses = await services.GetRequiredService<Examination>().RunAsync(cancellationToken);
        if (json)
            await output.WriteLineAsync(JsonSerializer.Serialize(diagnoses, Json));
        else
            foreach (var diagnosis in diagnoses)
                await output.WriteLineAsync(Line(diagnosis));
        return diagnoses.Any(static d => d.Level == FindingLevel.Fail) ? ExitCode.Failed : ExitCode.Done;
    }

    private static string Line(Diagnosis diagnosis)
    {
        var level = diagnosis.Level switch { FindingLevel.Ok => "ok  ", FindingLevel.Warn => "warn", _ => "FAIL" };
        var cure = diagnosis.Cure is { } text ? $"\n                    -> {text}" : "";
        return $"{level} {diagnosis.Check,-14} {diagnosis.Sentence}{cure}";
    }
}
