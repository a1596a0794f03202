using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.People.Privacy;

/// <summary>What is stored about the asker, in plain words; counted from the very rows that <c>export</c> writes.</summary>
public sealed class MyDataCommand(IOptions<RetentionOptions> options) : ICommand
{
    public string Grammar => "my data";

    public Needs Needs => Needs.Anyone;

    public string Help => "what is stored about you, how long, and how to get it";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var rows = (await PersonalData.CollectAsync(turn.Db, turn.Actor.Id, cancellationToken))
            .GroupBy(static r => r.Table).ToDictionary(static g => g.Key, static g => g.Count());
        var lines = new List<StoredLine>();
        foreach (var stored in StoredClass.All(options.Value))
        {
            var count = 0;
            foreach (var table in stored.Tables)
                if (rows.Remove(turn.Db.Model.FindEntityType(table)!.GetTableName()!, out var some))
                    count += some;
            if (count > 0)
                lines.Add(new StoredLine(stored.Words, count, stored.Kept));
        }
        // What a class does not name yet is still shown, under its table's name.
        lines.AddRange(rows.OrderBy(static r => r.Key, StringComparer.Ordinal)
            .Select(static r => new StoredLine(r.Key, r.Value, "as long as the project's record")));
        var admins = await turn.Db.People.Where(p => p.LeftAt == null && (p.InstallationRole & InstallationRole.Admin) != 0)
            .OrderBy(p => p.Name).Select(p => p.Name).Take(5).ToListAsync(cancellationToken);
        return new Reply(PrivacyMessages.Stored(turn.Actor.Person.Name, lines, admins));
    }
}
