using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions;

/// <summary>What waits to be decided: the PMO sees their projects, everybody else what was put to them.</summary>
public sealed class DecisionsCommand : ICommand
{
    private const int Most = 40;

    public string Grammar => "decisions [overdue] [<project>]";

    public Needs Needs => Needs.Anyone;

    public string Help => "what waits to be decided, by whom and since when, oldest first";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var project = arguments.ProjectOrNull();
        var found = await DecisionReading.Whole(turn.Db)
            .Where(d => d.State == DecisionState.Open && (project == null || d.ProjectId == project)
                && DecisionLookup.InSight(turn).Any(s => s.Id == d.Id))
            .OrderBy(d => d.AskedAt).ThenBy(d => d.Id).Take(Most).ToListAsync(cancellationToken);
        var views = await DecisionReading.ManyAsync(turn.Db, found, turn.Now, cancellationToken);
        var offices = await turn.Db.Projects
            .Where(p => p.Phase != Phase.Closed && (project == null || p.Id == project)).OrderBy(p => p.Name)
            .Select(p => new { p.Id, p.Name }).ToListAsync(cancellationToken);
        return new Reply(ListMessages.List([.. views.Where(v => v.Overdue || !arguments.Has("overdue"))],
            arguments.Has("overdue"),
            [.. offices.Where(p => turn.Actor.IsPmoOf(p.Id)).Take(3).Select(static p => new OpenAsk(p.Id, p.Name))]));
    }
}

/// <summary>One decision with its history, and for whoever may decide it the buttons.</summary>
public sealed class DecisionCommand : ICommand
{
    public string Grammar => "decision <decision:word>";

    public Needs Needs => Needs.Anyone;

    public string Help => "one decision with its whole history, and the way to decide it";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        if (!(await DecisionLookup.FindAsync(arguments.Text("decision"), turn, cancellationToken))
            .TryGet(out var decision, out var refusal))
            return refusal;
        var view = await DecisionReading.OneAsync(turn.Db, decision, turn.Now, cancellationToken);
        var own = decision.Seats.Find(s => s.State == SeatState.Open
            && SeatFinding.Capacity(turn.Actor, s, decision.ProjectId) is AnswerCapacity.Self or AnswerCapacity.Deputy);
        var names = await NamesAsync(turn, decision, cancellationToken);
        var history = decision.Steps.OrderBy(static s => s.Number)
            .Select(s => ListMessages.Step(s, names, turn.Actor.Person.Zone)).ToList();
        var may = turn.Actor.IsPmoOf(decision.ProjectId);
        return new Reply(ListMessages.One(view, history, own is null ? []
            : DecisionMessages.Aside(view, view.Seats.First(s => s.Id == own.Id),
            new DecisionReader(turn.Actor.Id, SeatFinding.Capacity(turn.Actor, own, decision.ProjectId)!.Value,
                turn.Actor.Person.Zone, turn.Now)), may));
    }

    private static Task<Dictionary<PersonId, string>> NamesAsync(Turn turn, Decision decision,
        CancellationToken cancellationToken)
    {
        var ids = decision.Steps.Select(static s => s.ActorId).OfType<PersonId>().Distinct().ToList();
        return turn.Db.People.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name })
            .ToDictionaryAsync(static p => p.Id, static p => p.Name, cancellationToken);
    }
}

/// <summary>A quarter of an hour with somebody: the two oldest decisions that wait on them, and no more.</summary>
public sealed class AgendaCommand : ICommand
{
    private const int InAQuarter = 2;

    public string Grammar => "agenda <person>";

    public Needs Needs => Needs.Pmo;

    public string Help => "fifteen minutes with a person: the two decisions that wait longest on them";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var person = arguments.Person();
        var waiting = await DecisionReading.Whole(turn.Db)
            .Where(d => d.State == DecisionState.Open && d.Seats.Any(s => s.PersonId == person && s.State == SeatState.Open)
                && DecisionLookup.InSight(turn).Any(s => s.Id == d.Id))
            .OrderBy(d => d.AskedAt).ThenBy(d => d.Id).ToListAsync(cancellationToken);
        var views = await DecisionReading.ManyAsync(turn.Db, [.. waiting.Take(InAQuarter)], turn.Now, cancellationToken);
        return new Reply(ListMessages.Agenda(await turn.NameOfAsync(person, cancellationToken), views,
            waiting.Count - views.Count));
    }
}
