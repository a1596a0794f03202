using System.CommandLine;
using LeadershipBot.Channels.Web;
using LeadershipBot.Data;
using LeadershipBot.Messaging;

namespace LeadershipBot.Host.Verbs;

internal static class LinkVerb
{
    public static Command Create()
    {
        var person = CommonOptions.Person();
        var verb = new Command("link",
            "Prints a personal sign-in link: good once, for ten minutes, for that person alone.") { person };
        // Works beside serve on SQLite too: it adds two rows that no process keeps in memory, and it is needed while serve runs.
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
        await services.GetRequiredService<WriteGate>().RunAsync((db, _) =>
        {
            db.Audit.Add(new AuditEntry { At = now, Action = "link", SubjectId = person.Id });
            return Task.CompletedTask;
        }, cancellationToken);
        await output.WriteLineAsync(await services.GetRequiredService<SignIn>().IssueAsync(person.Id, cancellationToken));
        return ExitCode.Done;
    }
}
