using System.CommandLine;
using System.Net;
using LeadershipBot.Data;
using LeadershipBot.Host.Demo;
using Microsoft.Data.Sqlite;

namespace LeadershipBot.Host.Verbs;

internal static class DemoVerb
{
    private const string DefaultUrl = "http://127.0.0.1:5090";

    public static Command Create()
    {
        var url = new Option<string>("--url")
        {
            Description = "A loopback address.", DefaultValueFactory = static _ => DefaultUrl,
        };
        var data = new Option<string>("--data")
        {
            Description = "A directory for the demo's own database.", HelpName = "DIR",
            DefaultValueFactory = static _ => "data/demo",
        };
        // For tests, which cannot wait for half a year: whatever was typed before the history begins is typed on its first day.
        var history = new Option<int>("--history")
        {
            Hidden = true, DefaultValueFactory = static _ => DemoCompany.DaysOfHistory,
        };
        history.Validators.Add(static parsed =>
        {
            if (parsed.GetValueOrDefault<int>() is < 1 or > DemoCompany.DaysOfHistory)
                parsed.AddError($"--history is a number of days from 1 to {DemoCompany.DaysOfHistory}.");
        });
        var verb = new Command("demo",
            "Runs the bot with made-up people and projects, on this machine only, beside any real data.") { url, data, history };
        verb.SetAction((parsed, token) => RunAsync(parsed, parsed.GetRequiredValue(url), parsed.GetRequiredValue(data),
            parsed.GetRequiredValue(history), token));
        return verb;
    }

    /// <summary>The demo never touches what is real and is never seen from outside: it lets everybody be everyone.</summary>
    public static Outcome<DemoOptions> Allow(string url, string directory, IConfiguration configuration)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp)
            return new WrongUsage($"'{url}' is not an address, as in {DefaultUrl}.");
        if (!IPAddress.TryParse(address.Host.Trim('[', ']'), out var host) || !IPAddress.IsLoopback(host))
            return new WrongUsage(
                $"The demo lets everybody be everyone, so it listens on this machine only: {address.Host} is refused.");
        if (string.Equals(configuration["Database:Provider"], nameof(DatabaseProvider.Postgres),
            StringComparison.OrdinalIgnoreCase))
            return Refusal.NotAllowed(
                "A PostgreSQL database is configured here. The demo does not start beside a real database's settings.");
        var file = Path.GetFullPath(Path.Combine(directory, "demo.db"));
        return File.Exists(file) && !IsDemo(file)
            ? Refusal.NotAllowed($"{file} is not a demo's database, so the demo leaves it alone. Give another --data.")
            : new DemoOptions(address, file, Today(TimeProvider.System));
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, string url, string directory, int history, CancellationToken cancellationToken)
    {
        if (!parsed.Setup(background: false).TryGet(out var setup, out var wrong))
            return await VerbRun.RefuseAsync(parsed, wrong);
        using var configuration = new ConfigurationManager();
        AppSettings.AddSources(configuration, setup);
        if (!Allow(url, directory, configuration).TryGet(out var demo, out var refusal))
            return await VerbRun.RefuseAsync(parsed, refusal);
        demo = demo with { DaysOfHistory = history };
        Forget(demo.Database);
        if (!(await BotApp.OpenForWritingAsync(setup with { Demo = demo }, cancellationToken)).TryGet(out var app, out refusal))
            return await VerbRun.RefuseAsync(parsed, refusal);
        await using (app)
        {
            await MarkAsync(app, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                "Korvel Drives lives through its last half year with the bot …");
            await app.Services.GetRequiredService<DemoStage>().OpenAsync(demo.Today, history, cancellationToken);
            if (await app.StartAsync(cancellationToken) is { } busy)
                return await VerbRun.RefuseAsync(parsed, busy);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"The demo is at {app.Url}");
            await app.WaitForShutdownAsync(cancellationToken);
            return ExitCode.Done;
        }
    }

    /// <summary>A Wednesday morning in Europe, so that a visitor arrives between two briefs.</summary>
    private static DateTimeOffset Today(TimeProvider time)
    {
        var today = time.GetUtcNow().UtcDateTime.Date;
        var wednesday = today.AddDays(-(((int)today.DayOfWeek + 4) % 7));
        return new DateTimeOffset(wednesday.AddHours(8), TimeSpan.Zero);
    }

    /// <summary>Each demo begins anew; only a file that a demo marked as its own gets here.</summary>
    private static void Forget(string file)
    {
        foreach (var part in new[] { file, $"{file}-wal", $"{file}-shm" }.Where(File.Exists))
            File.Delete(part);
    }

    /// <summary>Marked before anything else is written, so that even a demo that was killed is known as one.</summary>
    private static Task MarkAsync(BotApp app, CancellationToken cancellationToken) =>
        app.Services.GetRequiredService<WriteGate>().RunAsync(async (db, token) =>
        {
            if (await db.Settings.FindAsync([DemoOptions.Mark], token) is null)
                db.Settings.Add(new Messaging.Setting { Key = DemoOptions.Mark, Value = "yes" });
        }, cancellationToken);

    private static bool IsDemo(string file)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM \"Settings\" WHERE \"Key\" = $key";
            command.Parameters.AddWithValue("$key", DemoOptions.Mark);
            return (long)command.ExecuteScalar()! > 0;
        }
        // Not a database at all, or one without our tables: not ours to write into.
        catch (SqliteException)
        {
            return false;
        }
    }
}
