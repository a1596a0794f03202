using LeadershipBot.Data;
using LeadershipBot.People;

namespace LeadershipBot.Messaging;

/// <summary>Who acts: known to the bot, with what they may do as of now. Read anew for every act; buttons only claim.</summary>
public sealed record Actor(Person Person, Address Address, IReadOnlyList<ProjectRole> Roles)
{
    public PersonId Id => Person.Id;

    public bool IsAdmin => Person.InstallationRole.HasFlag(InstallationRole.Admin);

    /// <summary>PMO of the project; an Admin may do what the PMO may.</summary>
    public bool IsPmoOf(Projects.ProjectId project) =>
        IsAdmin || Roles.Any(r => r.ProjectId == project && r.Kind == Projects.RoleKind.Pmo);

    public bool IsPmo => IsAdmin || Roles.Any(static r => r.Kind == Projects.RoleKind.Pmo);
}

/// <summary>A current role of the actor on a project.</summary>
public sealed record ProjectRole(Projects.ProjectId ProjectId, Projects.RoleKind Kind, PersonId? ForPersonId, bool WithVote);

/// <summary>
/// One act of one person being handled: everything a handler may touch. What is added to <see cref="Db"/> and
/// <see cref="Outbox"/> is committed together with the mark that the act was handled, or not at all.
/// </summary>
public sealed class Turn(
    LeadershipDb db, Actor actor, DateTimeOffset at, DateTimeOffset now, string correlationId,
    IReadOnlyDictionary<string, string> values)
{
    public LeadershipDb Db { get; } = db;

    public Actor Actor { get; } = actor;

    /// <summary>The platform's own time of the click, never later than <see cref="Now"/>.</summary>
    public DateTimeOffset At { get; } = at;

    /// <summary>Business time of handling.</summary>
    public DateTimeOffset Now { get; } = now;

    public string CorrelationId { get; } = correlationId;

    /// <summary>What was typed and chosen in a form, by field key; empty for a button.</summary>
    public IReadOnlyDictionary<string, string> Values { get; } = values;

    /// <summary>Messages leave through the outbox, in the same transaction.</summary>
    public Outbox Outbox { get; } = new(db, now, correlationId);

    /// <summary>Lets the actor take the act back until <paramref name="until"/> by <c>undo</c> or a button.</summary>
    public UndoId OfferUndo<T>(string label, T inverse, DateTimeOffset until) where T : IAction<T>
    {
        var step = new UndoStep
        {
            Id = UndoId.New(), ActorId = Actor.Id, Label = label, InverseWire = ActionCodec.Encode(inverse), At = Now, ExpiresAt = until,
        };
        Db.UndoSteps.Add(step);
        return step.Id;
    }

    public void Audit(string action, string? detail = null, PersonId? subject = null, Projects.ProjectId? project = null) =>
        Db.Audit.Add(new AuditEntry
        {
            At = Now, ActorId = Actor.Id, Action = action, Detail = detail, SubjectId = subject, ProjectId = project,
        });
}

/// <summary>
/// What the actor sees at once. <see cref="Message"/> is a private answer to them (always free of the budget);
/// null when the edited original says it all.
/// </summary>
public sealed record Reply(Message? Message)
{
    public static readonly Reply Nothing = new((Message?)null);

    public static implicit operator Reply(Message message) => new(message);

    public static Reply Say(string text, params Block[] more) => new(LeadershipBot.Messaging.Message.Say(text, more));
}

/// <summary>Handles a press or a submitted form. One handler per action type; found by scanning, duplicates stop the start.</summary>
public interface IHandle<in TAction> where TAction : IAction
{
    Task<Outcome<Reply>> HandleAsync(TAction action, Turn turn, CancellationToken cancellationToken);
}

/// <summary>Opens a form from the button's data and the actor's roles alone: in memory, nothing durable, no waiting.</summary>
public interface IOpen<in TAction> where TAction : IAction, IOpensForm
{
    Outcome<Form> Open(TAction action, Actor actor, DateOnly today);
}
