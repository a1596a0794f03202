using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions;

/// <summary>The PMO puts a decision to somebody; with <c>and</c>, to both heads.</summary>
public sealed class AskCommand : ICommand
{
    public string Grammar =>
        "ask <person> [and <second:person>] [on <project>] <question:text> options <options:text> by <date> [<more:text>]";

    public Needs Needs => Needs.Pmo;

    public string Help => "puts a decision: options A | B by DATE, then area, outcome, cost, waits, propose, urgent";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        List<PersonId> deciders = [arguments.Person()];
        if (arguments.PersonOrNull("second") is { } second)
            deciders.Add(second);
        if (!AskTail.Read(arguments.TextOrNull("more")).TryGet(out var tail, out var refusal)
            || !(await Asking.ProjectAsync(arguments, deciders[0], turn, cancellationToken)).TryGet(out var project, out refusal))
            return refusal;
        return await Asking.RaiseAsync(new Ask(project, deciders, arguments.Text("question"),
            AskTail.Options(arguments.Text("options")), arguments.Date())
        {
            AskedBy = turn.Actor.Id, Area = tail.Area, Outcome = tail.Outcome, CostPerDay = tail.Cost, Waits = tail.Waits,
            Proposed = tail.Proposed, Urgent = tail.Urgent,
        }, turn, cancellationToken);
    }
}

/// <summary>What the typed line and the form share.</summary>
internal static class Asking
{
    public static async Task<Outcome<Reply>> RaiseAsync(Ask ask, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.CheckAsync(Needs.Pmo, ask.Project, cancellationToken) is { } no)
            return no;
        if (!(await Asks.RaiseAsync(turn.Db, turn.Outbox, ask, turn.Now, cancellationToken))
            .TryGet(out var decision, out var refusal))
            return refusal;
        turn.Audit("decision.asked", decision.Key, decision.Seats[0].PersonId, decision.ProjectId);
        var undo = turn.Offer($"asking {decision.Key}", new WithdrawDecision(decision.Id));
        return new Reply(AskMessages.Asked(await AskedView.ReadAsync(turn, decision, cancellationToken), undo));
    }

    /// <summary>The project named, or the only one of the asker's in which that person has a role.</summary>
    public static async Task<Outcome<ProjectId>> ProjectAsync(
        CommandArguments arguments, PersonId person, Turn turn, CancellationToken cancellationToken)
    {
        if (arguments.ProjectOrNull() is { } named)
            return named;
        var today = turn.RoleDay();
        var mine = turn.Actor.Roles.Where(static r => r.Kind == RoleKind.Pmo).Select(static r => r.ProjectId).ToList();
        var theirs = await turn.Db.Roles.Where(r => r.PersonId == person && r.From <= today
                && (r.Until == null || r.Until >= today)
                    && (turn.Actor.IsAdmin || person == turn.Actor.Id || mine.Contains(r.ProjectId)))
            .Join(turn.Db.Projects.Where(p => p.Phase != Phase.Closed), r => r.ProjectId, p => p.Id, (_, p) =>
                new { p.Id, p.Name })
            .Distinct().OrderBy(p => p.Name).ToListAsync(cancellationToken);
        return theirs switch
        {
            [var only] => only.Id,
            [] when mine.Count == 1 => mine[0],
            _ => DecisionReplies.WhichProject(
                await turn.NameOfAsync(person, cancellationToken), [.. theirs.Select(static p => p.Name)]),
        };
    }
}
