using System.CommandLine;
using LeadershipBot.Channels.Web;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People.Joining;

namespace LeadershipBot.Host.Verbs;

internal static class LinkVerb
{
    public static Command Create()
    {
        var person = CommonOptions.Person();
        var verb = new Command("link",
            "Prints a personal sign-in link for the web chat and a code to type in Slack or Teams: "
                + "each good once, for ten minutes.") { person };
        // Works beside serve on SQLite too: it adds a few rows that no process keeps in memory, and is needed while serve runs.
        verb.SetAction((parsed, token) => VerbRun.BesideAsync(
            parsed, (services, output, ct) => IssueAsync(services, output, parsed.GetRequiredValue(person), ct), token));
        return verb;
    }

    private static async Task<Outcome<int>> IssueAsync(
        IServiceProvider services, TextWriter output, string text, CancellationToken cancellationToken)
    {
        var source = services.GetRequiredService<LeadershipDbSource>();
        if (!(await PersonLookup.FindAsync(source, text, cancellationToken)).TryGet(out var person, out var refusal))
            return refusal;
        if (person.LeftAt is not null)
            return Refusal.Conflict($"{person.Name} has left; no link was made.");
        var now = services.GetRequiredService<BusinessClock>().Instant;
        var code = OneTimeCode.New();
        var expiresFrom = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await services.GetRequiredService<WriteGate>().RunAsync((db, _) =>
        {
            LinkCodes.Add(db, code, person.Id, expiresFrom);
            db.Audit.Add(new AuditEntry { At = now, Action = "link", SubjectId = person.Id });
            return Task.CompletedTask;
        }, cancellationToken);
        await output.WriteLineAsync(await services.GetRequiredService<SignIn>().IssueAsync(person.Id, cancellationToken));
        await output.WriteLineAsync($"link {code}");
        return ExitCode.Done;
    }
}
