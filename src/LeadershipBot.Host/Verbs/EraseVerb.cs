using System.CommandLine;
using LeadershipBot.Data;
using LeadershipBot.People;

namespace LeadershipBot.Host.Verbs;

internal static class EraseVerb
{
    public static Command Create()
    {
        var person = CommonOptions.Person();
        var purpose = new Option<string>("--purpose")
        {
            Description = "Why, for the audit: a case number, never a name.",
            Required = true
        };
        var yes = new Option<bool>("--yes") { Description = "Do it. Without it, only what would be erased is counted." };
        var verb = new Command("erase", "Erases one person for good: name, addresses, prompts, answers, messages.")
        {
            person, purpose, yes,
        };
        verb.SetAction((parsed, token) => VerbRun.WriteAsync(parsed, (services, output, ct) => EraseAsync(
            services, output, parsed.GetRequiredValue(person), parsed.GetRequiredValue(purpose), parsed.GetValue(yes), ct),
                token));
        return verb;
    }

    private static async Task<Outcome<int>> EraseAsync(IServiceProvider services, TextWriter output,
        string text, string purpose, bool yes, CancellationToken cancellationToken)
    {
        var source = services.GetRequiredService<LeadershipDbSource>();
        if (!(await PersonLookup.FindAsync(source, text, cancellationToken)).TryGet(out var person, out var refusal))
            return refusal;
        if (!yes)
            return new WrongUsage(
                $"{await CountAsync(source, person, cancellationToken)} rows about {person.Name} would be erased or blanked, "
                + "for good. Nothing was done; say --yes to do it.");
        var outcome = await services.GetRequiredService<Erasure>().EraseAsync(person.Id, purpose, cancellationToken);
        if (!outcome.TryGet(out var gone, out refusal))
            return refusal;
        await output.WriteLineAsync(
            $"Erased: {gone} rows are gone, what the projects keep has no name any more. Backups made before still hold the "
                + "person.");
        return ExitCode.Done;
    }

    private static async Task<int> CountAsync(LeadershipDbSource source, Person person, CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        return (await PersonalData.CollectAsync(db, person.Id, cancellationToken)).Count;
    }
}
