using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;

namespace LeadershipBot.Host.Verbs;

internal static class ExportVerb
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new TypedIdJson(), new JsonStringEnumConverter() },
    };

    public static Command Create()
    {
        var person = CommonOptions.Person();
        var purpose = new Option<string>("--purpose")
        {
            Description = "Why, for the audit: a case number, never a name.",
            Required = true
        };
        var to = new Option<string?>("--to") { Description = "The file to write. Default: standard output.", HelpName = "FILE" };
        var verb = new Command("export", "Writes everything stored about one person as JSON.") { person, purpose, to };
        verb.SetAction((parsed, token) => VerbRun.BesideAsync(parsed, (services, output, ct) => ExportAsync(
            services, output, parsed.GetRequiredValue(person), parsed.GetRequiredValue(purpose), parsed.GetValue(to), ct),
                token));
        return verb;
    }

    private static async Task<Outcome<int>> ExportAsync(IServiceProvider services, TextWriter output,
        string text, string purpose, string? to, CancellationToken cancellationToken)
    {
        if (to is not null && File.Exists(to))
            return Refusal.Conflict($"{to} exists already. Nothing was written; give another name.");
        var source = services.GetRequiredService<LeadershipDbSource>();
        if (!(await PersonLookup.FindAsync(source, text, cancellationToken)).TryGet(out var person, out var refusal))
            return refusal;
        var now = services.GetRequiredService<BusinessClock>().Instant;
        // The looking is recorded before anything is shown. One audit row is all this verb writes, so it works beside serve.
        await services.GetRequiredService<WriteGate>().RunAsync((db, _) =>
        {
            db.Audit.Add(new AuditEntry { At = now, Action = "export", SubjectId = person.Id, Detail = purpose });
            return Task.CompletedTask;
        }, cancellationToken);
        await using var db = source.Open();
        var rows = await PersonalData.CollectAsync(db, person.Id, cancellationToken);
        var document = JsonSerializer.Serialize(new
        {
            Person = person.Id, ExportedAt = now, Purpose = purpose,
            Tables = rows.GroupBy(static r => r.Table).OrderBy(static g => g.Key, StringComparer.Ordinal)
                .ToDictionary(static g => g.Key, static g => g.Select(static r => r.Columns)),
        }, Json);
        if (to is null)
            await output.WriteLineAsync(document);
        else
            await WriteFileAsync(to, document, cancellationToken);
        return ExitCode.Done;
    }

    private static async Task WriteFileAsync(string file, string document, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(OwnersFile.Open(file, FileMode.CreateNew));
        await writer.WriteLineAsync(document.AsMemory(), cancellationToken);
    }
}
