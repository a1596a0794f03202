using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions;

/// <summary>Finds a decision by what people type, as far as they may see it.</summary>
internal static class DecisionLookup
{
    private const int MostNear = 5;

    /// <summary>By its key, case apart; a bare number is enough where it fits only one that the actor may see.</summary>
    public static async Task<Outcome<Decision>> FindAsync(string typed, Turn turn, CancellationToken cancellationToken)
    {
        var key = typed.Trim().TrimEnd('.', ',').ToUpperInvariant();
        var seen = InSight(turn);
        var found = int.TryParse(key, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? await seen.Where(d => d.Number == number).Select(d => d.Id).Take(2).ToListAsync(cancellationToken)
            : await seen.Where(d => d.Key == key).Select(d => d.Id).Take(2).ToListAsync(cancellationToken);
        return found is [var only] && await turn.LoadAsync(only, cancellationToken) is { } decision
            ? decision
            : DecisionReplies.NoSuchKey(typed, await seen.Where(d => d.State == DecisionState.Open).OrderBy(d => d.AskedAt)
                .Select(d => d.Key).Take(MostNear).ToListAsync(cancellationToken));
    }

    /// <summary>The PMO sees their projects', everybody else what was put to them or to whom they stand in for.</summary>
    public static IQueryable<Decision> InSight(Turn turn)
    {
        var actor = turn.Actor;
        var mine = actor.Roles.Where(static r => r.Kind == RoleKind.Pmo).Select(static r => r.ProjectId).ToList();
        var beside = actor.Roles.Where(static r => r.Kind is RoleKind.Deputy or RoleKind.Assistant)
            .Select(static r => r.ProjectId)
            .ToList();
        var forWhom = actor.Roles.Select(static r => r.ForPersonId).OfType<People.PersonId>().ToList();
        return turn.Db.Decisions.Where(d => actor.IsAdmin || mine.Contains(d.ProjectId)
            || d.Seats.Any(s => s.PersonId == actor.Id)
            || (beside.Contains(d.ProjectId) && d.Seats.Any(s => forWhom.Contains(s.PersonId))));
    }
}
