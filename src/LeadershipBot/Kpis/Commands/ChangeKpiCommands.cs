using System.Globalization;
using LeadershipBot.Charts;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Projects;

namespace LeadershipBot.Kpis.Commands;

public sealed class KpiTargetCommand : ICommand
{
    public string Grammar => "kpi target <kpi:text> <target:word> [of <project>]";

    public Needs Needs => Needs.Anyone;

    public string Help => "sets a KPI's target; its line in pictures and what a crossing is told by";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        if (!Readings.Number(arguments.Text("target")).TryGet(out var target, out var refusal))
            return refusal;
        if (!(await KpiNames.FindAsync(turn, arguments.Text("kpi"), arguments.ProjectOrNull(), cancellationToken))
            .TryGet(out var kpi, out refusal))
            return refusal;
        if (!KpiNames.LooksAfter(turn.Actor, kpi))
            return KpiReplies.NotYours(kpi.Name);
        var undo = turn.Offer($"the target of {kpi.Name}", KpiChange.Back(kpi));
        // A new target has no side yet: the next value says on which it is, and only the one after can cross.
        (kpi.Target, kpi.Told, kpi.LookAt, kpi.Version) = (target, GoalSide.Unsaid, turn.Now, kpi.Version + 1);
        turn.Audit("kpi.target", $"{kpi.Name}: {TrendNumbers.Say(target, kpi.Unit)}", project: kpi.ProjectId);
        return new Reply(KpiMessages.Changed(kpi.Name, $"target {TrendNumbers.Say(target, kpi.Unit)}", undo));
    }
}

public sealed class KpiOwnerCommand : ICommand
{
    public string Grammar => "kpi owner <kpi:text> is <person> [of <project>]";

    public Needs Needs => Needs.Anyone;

    public string Help => "says who answers for a KPI: who is asked when its value is old";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        if (!(await KpiNames.FindAsync(turn, arguments.Text("kpi"), arguments.ProjectOrNull(), cancellationToken))
            .TryGet(out var kpi, out var refusal))
            return refusal;
        if (!KpiNames.LooksAfter(turn.Actor, kpi))
            return KpiReplies.NotYours(kpi.Name);
        var undo = turn.Offer($"the owner of {kpi.Name}", KpiChange.Back(kpi));
        (kpi.OwnerId, kpi.LookAt, kpi.Version) = (arguments.Person(), turn.Now, kpi.Version + 1);
        turn.Audit("kpi.owner", kpi.Name, kpi.OwnerId, kpi.ProjectId);
        return new Reply(KpiMessages.Changed(kpi.Name,
            $"{await turn.NameOfAsync(arguments.Person(), cancellationToken)} answers for it", undo));
    }
}

public sealed class RemoveKpiCommand : ICommand
{
    public string Grammar => "kpi remove <kpi:text> [of <project>]";

    public Needs Needs => Needs.Pmo;

    public string Help => "takes a KPI out of digests and pages; its values are kept";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        if (!(await KpiNames.FindAsync(turn, arguments.Text("kpi"), arguments.ProjectOrNull(), cancellationToken))
            .TryGet(out var kpi, out var refusal))
            return refusal;
        return await KpiChange.RetireAsync(kpi, turn, cancellationToken);
    }
}

public sealed class RemoveKpiHandler : IHandle<RemoveKpi>
{
    public async Task<Outcome<Reply>> HandleAsync(RemoveKpi action, Turn turn, CancellationToken cancellationToken) =>
        (await turn.MineAsync(action.Kpi, cancellationToken)).TryGet(out var kpi, out var refusal)
            ? await KpiChange.RetireAsync(kpi, turn, cancellationToken) : refusal;
}

public sealed class KeepKpiHandler : IHandle<KeepKpi>
{
    public async Task<Outcome<Reply>> HandleAsync(KeepKpi action, Turn turn, CancellationToken cancellationToken)
    {
        if (!(await turn.MineAsync(action.Kpi, cancellationToken)).TryGet(out var kpi, out var refusal))
            return refusal;
        (kpi.UndecidedDigests, kpi.Version) = (0, kpi.Version + 1);
        turn.Audit("kpi.kept", kpi.Name, project: kpi.ProjectId);
        return new Reply(KpiMessages.Kept(kpi.Name));
    }
}

public sealed class BringKpiBackHandler : IHandle<BringKpiBack>
{
    public async Task<Outcome<Reply>> HandleAsync(BringKpiBack action, Turn turn, CancellationToken cancellationToken)
    {
        if (!(await turn.MineAsync(action.Kpi, cancellationToken)).TryGet(out var kpi, out var refusal))
            return refusal;
        if (kpi.RetiredAt is null)
            return Reply.Nothing;
        if (await KpiTurns.IsTakenAsync(turn.Db, kpi.ProjectId, kpi.Name, cancellationToken))
            return KpiReplies.Twice(kpi.Name, "The project");
        (kpi.RetiredAt, kpi.LookAt, kpi.Version) = (null, turn.Now, kpi.Version + 1);
        turn.Audit("kpi.removed.undone", kpi.Name, project: kpi.ProjectId);
        return Reply.Nothing;
    }
}

public sealed class ForgetAddedKpiHandler : IHandle<ForgetAddedKpi>
{
    public async Task<Outcome<Reply>> HandleAsync(ForgetAddedKpi action, Turn turn, CancellationToken cancellationToken)
    {
        if (!(await turn.MineAsync(action.Kpi, cancellationToken)).TryGet(out var kpi, out var refusal))
            return refusal;
        (kpi.RetiredAt, kpi.Version) = (kpi.RetiredAt ?? turn.Now, kpi.Version + 1);
        turn.Audit("kpi.added.undone", kpi.Name, project: kpi.ProjectId);
        return Reply.Nothing;
    }
}

public sealed class PutKpiBackHandler : IHandle<PutKpiBack>
{
    public async Task<Outcome<Reply>> HandleAsync(PutKpiBack action, Turn turn, CancellationToken cancellationToken)
    {
        if (!(await turn.MineAsync(action.Kpi, cancellationToken)).TryGet(out var kpi, out var refusal))
            return refusal;
        kpi.Target = double.TryParse(action.Target, NumberStyles.Float, CultureInfo.InvariantCulture, out var target) ? target
            : null;
        kpi.OwnerId = action.Owner;
        (kpi.Told, kpi.LookAt, kpi.Version) = (GoalSide.Unsaid, turn.Now, kpi.Version + 1);
        turn.Audit("kpi.changed.undone", kpi.Name, project: kpi.ProjectId);
        return Reply.Nothing;
    }
}

/// <summary>Changing and removing, and the way back from each.</summary>
internal static class KpiChange
{
    public static PutKpiBack Back(Kpi kpi) => new(kpi.Id, kpi.Target?.ToString("R", CultureInfo.InvariantCulture), kpi.OwnerId);

    public static async Task<Outcome<Reply>> RetireAsync(Kpi kpi, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.CheckAsync(Needs.Pmo, kpi.ProjectId, cancellationToken) is { } no)
            return no;
        var project = (await turn.ProjectAsync(kpi.ProjectId, cancellationToken)).Name;
        if (kpi.RetiredAt is null)
        {
            (kpi.RetiredAt, kpi.Version) = (turn.Now, kpi.Version + 1);
            turn.Audit("kpi.removed", kpi.Name, project: kpi.ProjectId);
        }
        return new Reply(KpiMessages.Removed(kpi.Name, project, turn.Offer($"removing {kpi.Name}", new BringKpiBack(kpi.Id))));
    }
}
