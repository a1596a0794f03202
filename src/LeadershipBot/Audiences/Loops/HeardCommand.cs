using System.Text.Json.Serialization;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Audiences.Loops;

/// <summary>Opens the form in which the PMO says what came of a pulse.</summary>
public sealed record SayHeard([property: JsonPropertyName("p")] ProjectId Project) : IAction<SayHeard>, IOpensForm
{
    public static string Name => "loop.say.1";
}

public sealed record SubmitHeard([property: JsonPropertyName("p")] ProjectId Project) : IAction<SubmitHeard>
{
    public static string Name => "loop.submit.1";
}

/// <summary>The inverse of closing a loop, while nobody has been told yet.</summary>
public sealed record ReopenLoop([property: JsonPropertyName("l")] PulseLoopId Loop) : IAction<ReopenLoop>
{
    public static string Name => "loop.reopen.1";
}

/// <summary><c>heard MES</c>: what is owed, and the form.</summary>
public sealed class HeardCommand : ICommand
{
    public string Grammar => "heard <project>";

    public Needs Needs => Needs.Pmo;

    public string Help => "say what came of the last team pulse, to those who were asked";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var id = arguments.Project();
        if (!turn.Actor.IsPmoOf(id))
            return LoopMessages.OnlyPmo;
        var name = await turn.NameOfProjectAsync(id, cancellationToken);
        return new Reply(await PulseLoops.OldestOpenAsync(turn.Db, id, cancellationToken) is { } loop
            ? LoopMessages.Owed(id, name, loop.OpenedAt, loop.DueAt, turn.Actor.Person.Zone)
            : LoopMessages.NothingOwed(name));
    }
}

/// <summary><c>heard MES done "labels unreadable -> new labels on line 3"</c>, in one line.</summary>
public sealed class HeardSayCommand : ICommand
{
    public string Grammar => "heard <project> <outcome:done|declined|planned> <what:text>";

    public Needs Needs => Needs.Pmo;

    public string Help => "the same in one line: what was heard -> what was decided";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var parts = arguments.Text("what").Split(["->", "→", ";"], 2, StringSplitOptions.TrimEntries);
        return parts.Length < 2 || parts[0].Length == 0 || parts[1].Length == 0
            ? LoopMessages.TwoParts
            : await LoopClosing.CloseAsync(turn, arguments.Project(), parts[0], parts[1],
                Enum.Parse<LoopOutcome>(arguments.Text("outcome"), ignoreCase: true), cancellationToken);
    }
}

public sealed class HeardHandler : IOpen<SayHeard>, IHandle<SubmitHeard>, IHandle<ReopenLoop>
{
    public const string HeardField = "heard";
    public const string DecidedField = "decided";
    public const string OutcomeField = "outcome";

    public Outcome<Form> Open(SayHeard action, Actor actor, DateOnly today) =>
        actor.IsPmoOf(action.Project) ? LoopMessages.Form(action.Project) : LoopMessages.OnlyPmo;

    public async Task<Outcome<Reply>> HandleAsync(SubmitHeard action, Turn turn, CancellationToken cancellationToken)
    {
        var (heard, decided) = (turn.Values.GetValueOrDefault(HeardField, "").Trim(), turn.Values.GetValueOrDefault(DecidedField, "").Trim());
        return Enum.TryParse<LoopOutcome>(turn.Values.GetValueOrDefault(OutcomeField, ""), out var outcome)
            && heard.Length > 0 && decided.Length > 0
            ? await LoopClosing.CloseAsync(turn, action.Project, heard, decided, outcome, cancellationToken)
            : LoopMessages.TwoParts;
    }

    public async Task<Outcome<Reply>> HandleAsync(ReopenLoop action, Turn turn, CancellationToken cancellationToken)
    {
        var loop = await turn.Db.PulseLoops.AsTracking().FirstOrDefaultAsync(l => l.Id == action.Loop, cancellationToken);
        if (loop is null || !turn.Actor.IsPmoOf(loop.ProjectId) || loop.ClosedAt is null || loop.SentAt is not null)
            return LoopMessages.AlreadyTold;
        (loop.Heard, loop.Decided, loop.Outcome, loop.ClosedAt, loop.ClosedById) = (null, null, null, null, null);
        loop.Version++;
        turn.Audit("loop.reopen", null, null, loop.ProjectId);
        return new Reply(LoopMessages.Reopened(await turn.NameOfProjectAsync(loop.ProjectId, cancellationToken)));
    }
}

/// <summary>Both ways of closing a loop come here.</summary>
internal static class LoopClosing
{
    public static async Task<Outcome<Reply>> CloseAsync(Turn turn, ProjectId project, string heard, string decided,
        LoopOutcome outcome, CancellationToken cancellationToken)
    {
        if (!turn.Actor.IsPmoOf(project))
            return LoopMessages.OnlyPmo;
        if (heard.Length > PulseLoop.MaxText || decided.Length > PulseLoop.MaxText)
            return LoopMessages.TooLong;
        var name = await turn.NameOfProjectAsync(project, cancellationToken);
        if (await PulseLoops.OldestOpenAsync(turn.Db, project, cancellationToken) is not { } loop)
            return new Reply(LoopMessages.NothingOwed(name));
        (loop.Heard, loop.Decided, loop.Outcome, loop.ClosedAt, loop.ClosedById) = (heard, decided, outcome, turn.Now, turn.Actor.Id);
        loop.Version++;
        turn.Audit("loop.close", outcome.ToString(), null, project);
        var asked = await turn.Db.TeamAsks.CountAsync(a => a.LoopId == loop.Id, cancellationToken);
        return new Reply(LoopMessages.Closed(name, asked, turn.Offer($"what was heard on {name}", new ReopenLoop(loop.Id))));
    }

    public static Task<string> NameOfProjectAsync(this Turn turn, ProjectId id, CancellationToken cancellationToken) =>
        turn.Db.Projects.Where(p => p.Id == id).Select(p => p.Name).FirstAsync(cancellationToken);
}
