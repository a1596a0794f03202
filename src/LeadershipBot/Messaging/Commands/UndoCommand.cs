using LeadershipBot.Cadences;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Messaging.Commands;

/// <summary>Takes back one step by its id; a button under a reply carries it.</summary>
public sealed record TakeBack(UndoId Step) : IAction<TakeBack>
{
    public static string Name => "undo.step.1";
}

/// <summary>Takes back the actor's own last step while its time lasts.</summary>
public sealed class UndoCommand(Undoing undoing) : ICommand
{
    public string Grammar => "undo";

    public Needs Needs => Needs.Anyone;

    public string Help => "takes back the last thing you did, while its time lasts";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var last = await turn.Db.UndoSteps.AsTracking().Where(u => u.ActorId == turn.Actor.Id && u.UsedAt == null)
            .OrderByDescending(u => u.At).ThenByDescending(u => u.Id).FirstOrDefaultAsync(cancellationToken);
        return last is null ? UndoMessages.Nothing : await undoing.RunAsync(last, turn, cancellationToken);
    }
}

/// <summary>The button's way to the same.</summary>
public sealed class TakeBackHandler(Undoing undoing) : IHandle<TakeBack>
{
    public async Task<Outcome<Reply>> HandleAsync(TakeBack action, Turn turn, CancellationToken cancellationToken)
    {
        var step = await turn.Db.UndoSteps.AsTracking()
            .FirstOrDefaultAsync(u => u.Id == action.Step && u.ActorId == turn.Actor.Id, cancellationToken);
        return step is null ? UndoMessages.Nothing : await undoing.RunAsync(step, turn, cancellationToken);
    }
}

/// <summary>Runs a step's inverse, once. Its handler authorises anew: what was allowed then may not be allowed now.</summary>
/// <param name="services">Asked when it runs: the registry is made of the handlers, and one of them needs this.</param>
public sealed class Undoing(IServiceProvider services)
{
    public async Task<Outcome<Reply>> RunAsync(UndoStep step, Turn turn, CancellationToken cancellationToken)
    {
        if (step.UsedAt is not null)
            return UndoMessages.AlreadyBack(step.Label);
        if (step.ExpiresAt <= turn.At)
            return UndoMessages.TooLate(step.Label, step.ExpiresAt, turn.Actor.Person.Zone);
        if (services.GetRequiredService<ActionRegistry>().Find(step.InverseWire, out var payload) is not { } route)
            return ActionRoute.Stale;
        var outcome = await route.HandleAsync(payload, turn, cancellationToken);
        if (!outcome.Succeeded)
            return outcome;
        // The way back offers no way back of its own, or undo would only ever toggle the last step.
        foreach (var offered in turn.Db.ChangeTracker.Entries<UndoStep>()
            .Where(static e => e.State == EntityState.Added).ToList())
            offered.State = EntityState.Detached;
        step.UsedAt = turn.Now;
        turn.Audit("undone", step.Label);
        return Reply.Say($"Taken back: {step.Label}.");
    }
}

internal static class UndoMessages
{
    public static readonly Refusal Nothing =
        Refusal.NotFound("There is nothing of yours to take back. What cannot be undone says so when it is done.");

    public static Refusal AlreadyBack(string label) =>
        Refusal.Conflict($"That was taken back already: {label}. Nothing was changed.");

    public static Refusal TooLate(string label, DateTimeOffset until, string zone)
    {
        var local = Zones.LocalOf(until, zone);
        return Refusal.TooLate(
            $"Too late to take back: {label}. It could be undone until {DateWords.Say(local.Date)} {local.Time:HH:mm}.");
    }
}
