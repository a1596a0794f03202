using System.Globalization;
using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Signals;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions.Commitments;

/// <summary>Kept, moved, dropped: the three honest answers, each taken back with one word.</summary>
public sealed class CommitmentHandlers : IHandle<KeepCommitment>, IOpen<MoveCommitment>, IHandle<SubmitMove>,
    IOpen<DropCommitment>, IHandle<SubmitDrop>, IHandle<CommitmentBack>
{
    internal const string Date = "date", Why = "why";

    private const int MostDays = 366;

    public Outcome<Form> Open(MoveCommitment action, Actor actor, DateOnly today) => MoveForm(action, today);

    public Outcome<Form> Open(DropCommitment action, Actor actor, DateOnly today) => DropForm(action);

    internal static Form MoveForm(MoveCommitment action, DateOnly today) => Form.For("Moved to",
        [new DateField(Date, "The new day", true, today.AddDays(14))], "Move it", new SubmitMove(action.Commitment),
        "You are asked about it once more, on or after that day.");

    internal static Form DropForm(DropCommitment action) => Form.For("Dropped because",
        [new TextField(Why, "Because", true, 140)], "Drop it", new SubmitDrop(action.Commitment), "Your PMO reads the reason.");

    public Task<Outcome<Reply>> HandleAsync(KeepCommitment action, Turn turn, CancellationToken cancellationToken) =>
        TakeAsync(action.Commitment, CommitmentStepKind.Kept, null, turn, cancellationToken);

    public async Task<Outcome<Reply>> HandleAsync(SubmitMove action, Turn turn, CancellationToken cancellationToken)
    {
        var today = Zones.DateOf(turn.Now, turn.Actor.Person.Zone);
        return DateOnly.TryParseExact(turn.Values.GetValueOrDefault(Date), "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var date) && date > today && date <= today.AddDays(MostDays)
            ? await TakeAsync(action.Commitment, CommitmentStepKind.Moved,
                date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                turn, cancellationToken)
            : new FieldErrors(new Dictionary<string, string> { [Date] = "Choose a day from tomorrow on, within a year." });
    }

    public async Task<Outcome<Reply>> HandleAsync(SubmitDrop action, Turn turn, CancellationToken cancellationToken) =>
        turn.Values.GetValueOrDefault(Why, "").Trim() is { Length: > 0 and <= 140 } why
            ? await TakeAsync(action.Commitment, CommitmentStepKind.Dropped, why, turn, cancellationToken)
            : DecisionReplies.SayWhat(Why, 140);

    public async Task<Outcome<Reply>> HandleAsync(CommitmentBack action, Turn turn, CancellationToken cancellationToken)
    {
        var commitment = await turn.Db.Commitments.AsTracking().FirstOrDefaultAsync(c =>
            c.Id == action.Commitment, cancellationToken);
        if (commitment is null || !MayAct(turn.Actor, commitment))
            return CommitmentMessages.NotYours;
        if (commitment.Version != action.Version)
            return CommitmentMessages.MovedOn;
        (commitment.State, commitment.DueOn, commitment.ActedAt, commitment.BackId) = (CommitmentState.Open, action.DueOn, null,
            null);
        Note(turn, commitment, CommitmentStepKind.Undone, null);
        await SignalBook.TakeBackAsync(turn.Db, SignalKind.Commitment, commitment.Id.Value, commitment.PersonId,
            cancellationToken);
        await BriefActs.UndoneAsync(turn, commitment.PersonId, cancellationToken);
        return Reply.Nothing;
    }

    private static async Task<Outcome<Reply>> TakeAsync(
        CommitmentId id, CommitmentStepKind kind, string? detail, Turn turn, CancellationToken cancellationToken)
    {
        var commitment = await turn.Db.Commitments.AsTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (commitment is null || !MayAct(turn.Actor, commitment))
            return CommitmentMessages.NotYours;
        if (commitment.State != CommitmentState.Open)
            return CommitmentMessages.Settled;
        var before = commitment.DueOn;
        commitment.State = kind switch
        {
            CommitmentStepKind.Kept => CommitmentState.Kept,
            CommitmentStepKind.Dropped => CommitmentState.Dropped,
            _ => CommitmentState.Open,
        };
        if (kind == CommitmentStepKind.Moved)
            commitment.DueOn = DateOnly.ParseExact(detail!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        commitment.ActedAt = turn.At;
        Note(turn, commitment, kind, detail);
        commitment.BackId = turn.OfferUndo($"'{CommandMessages.Cut(commitment.Text, 60)}' {CommitmentMessages.Word(kind)}",
            new CommitmentBack(commitment.Id, before, commitment.Version), turn.Now + Seating.UndoFor);
        await SignalAsync(commitment, kind, turn, cancellationToken);
        await BriefActs.ActedAsync(turn, commitment.PersonId, counts: true, cancellationToken);
        return Reply.Nothing;
    }

    /// <summary>Done by the first day counts whole, by a later one half; moved so far, or dropped, not. Silence is the brief's
    /// own missed answer and is not counted twice.</summary>
    private static async Task SignalAsync(Commitment commitment, CommitmentStepKind kind, Turn turn,
        CancellationToken cancellationToken)
    {
        var zone = await turn.Db.People.Where(p => p.Id == commitment.PersonId).Select(p => p.Zone).FirstAsync(cancellationToken);
        var dueAt = Seating.DueAt(commitment.FirstDueOn, zone);
        var wasMoved = commitment.DueOn > commitment.FirstDueOn;
        var kept = kind == CommitmentStepKind.Kept;
        await SignalBook.RecordAsync(turn.Db, new Signal
        {
            PersonId = commitment.PersonId, ProjectId = commitment.ProjectId, Kind = SignalKind.Commitment,
            SubjectId = commitment.Id.Value, AskedAt = commitment.MadeAt, DueAt = dueAt, ActedAt = turn.At,
            Outcome = kept ? SignalOutcome.Met : SignalOutcome.Missed, Credit = !kept ? 0 : wasMoved ? 0.5 : 1,
            Traits = (wasMoved ? SignalTraits.Late : SignalTraits.None)
                | (turn.Actor.Id == commitment.PersonId ? SignalTraits.None : SignalTraits.ByDeputy),
            Week = MessageBudget.WeekOf(dueAt.AddTicks(-1), zone),
        }, cancellationToken);
    }

    private static void Note(Turn turn, Commitment commitment, CommitmentStepKind kind, string? detail)
    {
        turn.Db.CommitmentSteps.Add(new CommitmentStep
        {
            CommitmentId = commitment.Id, Kind = kind, At = turn.At, ActorId = turn.Actor.Id, Detail = detail,
        });
        commitment.Version++;
    }

    private static bool MayAct(Actor actor, Commitment commitment) => actor.Id == commitment.PersonId
        || actor.Roles.Any(r => r.ProjectId == commitment.ProjectId && r is { Kind: RoleKind.Deputy, WithVote: true }
            && (r.ForPersonId is null || r.ForPersonId == commitment.PersonId));
}
