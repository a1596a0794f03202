using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions;

/// <summary>A seat that somebody acts on, with all that an act may change.</summary>
internal sealed record SeatAct(Decision Decision, Seat Seat, Project Project, Person Holder, Availability Availability,
    AnswerCapacity Capacity);

/// <summary>Who may act on a seat: its holder and their deputy with a vote. Roles are read at every act.</summary>
internal static class SeatFinding
{
    public static async Task<Outcome<SeatAct>> FindAsync(this Turn turn, SeatId id, CancellationToken cancellationToken)
    {
        if (await turn.DecisionOfAsync(id, cancellationToken) is not { } decision)
            return DecisionReplies.Gone;
        var seat = decision.Seats.Find(s => s.Id == id)!;
        var project = await turn.Db.Projects.FirstAsync(p => p.Id == decision.ProjectId, cancellationToken);
        var holder = await turn.PersonAsync(seat.PersonId, cancellationToken);
        if (Capacity(turn.Actor, seat, project.Id) is not { } capacity)
            return DecisionReplies.SomebodyElses;
        if (capacity == AnswerCapacity.Assistant)
            return turn.Actor.Roles.Any(r => r.Kind == RoleKind.Deputy && r.ProjectId == project.Id)
                ? DecisionReplies.DeputyWithoutVote(holder.Name) : DecisionReplies.AssistantsPrepare(holder.Name);
        if (project.Phase == Phase.Closed)
            return DecisionReplies.ProjectClosed(project.Name);
        if (capacity == AnswerCapacity.Self && await HasLeftTheProjectAsync(turn, project.Id, cancellationToken))
            return DecisionReplies.NoRoleAnyMore(project.Name);
        var availability = (await HolidayBook.ReadAsync(turn.Db, cancellationToken)).Of(holder);
        return new SeatAct(decision, seat, project, holder, availability, capacity);
    }

    /// <summary>With everything that an act may change, tracked.</summary>
    public static async Task<Decision?> DecisionOfAsync(this Turn turn, SeatId id, CancellationToken cancellationToken)
    {
        var decision = await turn.Db.DecisionSeats.Where(s => s.Id == id).Select(s => (DecisionId?)s.DecisionId)
            .FirstOrDefaultAsync(cancellationToken);
        return decision is { } known ? await turn.LoadAsync(known, cancellationToken) : null;
    }

    public static Task<Decision?> LoadAsync(this Turn turn, DecisionId id, CancellationToken cancellationToken) =>
        turn.Db.Decisions.AsTracking().Include(d => d.Seats).Include(d => d.Steps).Include(d => d.Waiters).AsSplitQuery()
            .FirstOrDefaultAsync(d => d.Id == id, cancellationToken);

    /// <summary>What this actor is to the seat: its holder, a deputy who votes, or somebody who may only look (assistants, and
    /// deputies without a vote); null for everybody else.</summary>
    public static AnswerCapacity? Capacity(Actor actor, Seat seat, ProjectId project) => actor.Id == seat.PersonId
        ? AnswerCapacity.Self
        : actor.Roles.Where(r => r.ProjectId == project && (r.ForPersonId is null || r.ForPersonId == seat.PersonId))
            .Select(static r => r switch
            {
                { Kind: RoleKind.Deputy, WithVote: true } => AnswerCapacity.Deputy,
                { Kind: RoleKind.Deputy or RoleKind.Assistant } => AnswerCapacity.Assistant,
                _ => (AnswerCapacity?)null,
            }).Where(static c => c is not null).Min();

    /// <summary>Somebody asked without any role was meant personally; somebody whose every role has ended was not.</summary>
    private static async Task<bool> HasLeftTheProjectAsync(Turn turn, ProjectId project, CancellationToken cancellationToken) =>
        !turn.Actor.Roles.Any(r => r.ProjectId == project)
        && await turn.Db.Roles.AnyAsync(r => r.ProjectId == project && r.PersonId == turn.Actor.Id, cancellationToken);
}
