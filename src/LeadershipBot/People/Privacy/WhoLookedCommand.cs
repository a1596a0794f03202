using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.People.Privacy;

/// <summary>Who has looked at the asker's data: every audited view of it, the operator's exports with their purpose.</summary>
public sealed class WhoLookedCommand : ICommand
{
    public const int Days = 90;

    /// <summary>Entries read; one reader makes at most a dozen a day.</summary>
    private const int Most = 5000;

    public string Grammar => "who looked";

    public Needs Needs => Needs.Anyone;

    public string Help => "who has looked at your data, at what and when";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var (me, since, views) = (turn.Actor.Id, turn.Now.AddDays(-Days), ViewWords.All.Keys.ToList());
        var entries = await turn.Db.Audit
            .Where(a => a.SubjectId == me && (a.ActorId == null || a.ActorId != me) && a.At >= since && views.Contains(a.Action))
            .OrderByDescending(a => a.At).Take(Most).ToListAsync(cancellationToken);
        var people = entries.Select(static e => e.ActorId).OfType<PersonId>().Distinct().ToList();
        var names = await turn.Db.People.Where(p => people.Contains(p.Id))
            .ToDictionaryAsync(static p => p.Id, static p => p.Name, cancellationToken);
        var projects = await turn.Db.Projects.Select(p => new { p.Id, p.Name })
            .ToDictionaryAsync(static p => p.Id, static p => p.Name, cancellationToken);
        List<LookedLine> lines = [.. entries.GroupBy(static e => (e.ActorId, e.Action, e.ProjectId, e.Detail))
            .Select(g => new LookedLine(
                g.Key.ActorId is { } who ? names.GetValueOrDefault(who, "somebody erased since") : null,
                ViewWords.All[g.Key.Action], g.Key.ProjectId is { } project ? projects.GetValueOrDefault(project) : null,
                g.Select(static e => DateOnly.FromDateTime(e.At.UtcDateTime)).Distinct().Count(), g.Max(static e => e.At),
                g.Key.Action == "export" ? g.Key.Detail : null))
            .OrderByDescending(static l => l.Last)];
        return new Reply(PrivacyMessages.Looked(lines, Days, turn.Actor.Person.Zone));
    }
}
