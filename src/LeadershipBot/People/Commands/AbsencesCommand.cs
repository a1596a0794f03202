using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.People.Privacy;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.People.Commands;

/// <summary>Who is away now and next: one's own, of those one stands in for, or as a PMO of the people of one's
/// projects.</summary>
public sealed class AbsencesCommand : ICommand
{
    private const int Most = 60;

    public string Grammar => "absences [<person|me>]";

    public Needs Needs => Needs.Anyone;

    public string Help => "who is away, now and next";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var today = Zones.DateOf(turn.Now, turn.Actor.Person.Zone);
        if (arguments.PersonOrNull() is { } one)
        {
            var person = await turn.PersonAsync(one, cancellationToken);
            if (await turn.MayChangeAsync(person, standIns: true, cancellationToken) is { } no)
                return no;
            if (one != turn.Actor.Id)
                await turn.SawAsync("absences.seen", [one], null, cancellationToken);
            return new Reply(PeopleMessages.AbsencesOf(person.Name,
                [.. person.Absences.Where(a => a.Until >= today).OrderBy(static a => a.From).Take(Most)]));
        }
        var people = await SeenByAsync(turn, cancellationToken);
        var rows = await turn.Db.Absences.Where(a => a.Until >= today)
            .Join(turn.Db.People.Where(p => p.LeftAt == null && (people == null || people.Contains(p.Id))),
                a => a.PersonId, p => p.Id, (a, p) => new { p.Id, Line = new AbsenceLine(p.Name, a.From, a.Until) })
            .ToListAsync(cancellationToken);
        await turn.SawAsync("absences.seen", rows.Select(static r => r.Id), null, cancellationToken);
        return new Reply(PeopleMessages.Absences(
            [.. rows.Select(static r => r.Line).OrderBy(static r => r.From).ThenBy(static r => r.Name, StringComparer.Ordinal)
                .Take(Most)],
            rows.Count));
    }

    /// <summary>Null: everybody.</summary>
    private static async Task<List<PersonId>?> SeenByAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Actor.IsAdmin)
            return null;
        var mine = turn.Actor.Roles.Where(static r => r.Kind == RoleKind.Pmo).Select(static r => r.ProjectId).ToList();
        var people = await turn.Db.Roles.Where(r => mine.Contains(r.ProjectId)).Select(r => r.PersonId).Distinct()
            .ToListAsync(cancellationToken);
        return [turn.Actor.Id, .. people, .. turn.Actor.Roles.Where(static r => r.ForPersonId is not null)
            .Select(static r => r.ForPersonId!.Value)];
    }
}

internal sealed record AbsenceLine(string Name, DateOnly From, DateOnly Until);
