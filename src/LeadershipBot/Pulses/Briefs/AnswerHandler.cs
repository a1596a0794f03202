using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Bank;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>Takes an answer: a tap, or a sentence from the form.</summary>
public sealed class AnswerHandler(QuestionBank bank) : IHandle<AnswerQuestion>, IHandle<SubmitAnswer>, IOpen<WriteAnswer>
{
    public const string SentenceField = "sentence";

    /// <summary>How long an answer can be taken back with one word; it can be changed until the prompt closes.</summary>
    public static readonly TimeSpan UndoFor = TimeSpan.FromMinutes(30);

    public Outcome<Form> Open(WriteAnswer action, Actor actor, DateOnly today) => Form(action);

    internal static Form Form(WriteAnswer action) => LeadershipBot.Messaging.Form.For(
        "One sentence", [new TextField(SentenceField, action.Question, true, AnswerValue.LongestText, Multiline: true)], "Send",
        new SubmitAnswer(action.Pulse, action.Item), "Optional, at most 140 characters. The PMO reads it as yours.");

    public Task<Outcome<Reply>> HandleAsync(AnswerQuestion action, Turn turn, CancellationToken cancellationToken) =>
        AnswerValue.Parse(action.Value ?? "").TryGet(out var value, out var refusal)
            ? TakeAsync(action.Pulse, action.Item, value, turn, cancellationToken)
            : Task.FromResult<Outcome<Reply>>(refusal);

    public Task<Outcome<Reply>> HandleAsync(SubmitAnswer action, Turn turn, CancellationToken cancellationToken) =>
        AnswerValue.Text(turn.Values.GetValueOrDefault(SentenceField, "")).TryGet(out var value, out var refusal)
            ? TakeAsync(action.Pulse, action.Item, value, turn, cancellationToken)
            : Task.FromResult<Outcome<Reply>>(
                new FieldErrors(new Dictionary<string, string> { [SentenceField] = refusal.Sentence }));

    private async Task<Outcome<Reply>> TakeAsync(
        PulseId pulseId, string itemId, AnswerValue value, Turn turn, CancellationToken cancellationToken)
    {
        var db = turn.Db;
        var pulse = await db.Pulses.AsTracking().Include(p => p.Answers)
            .FirstOrDefaultAsync(p => p.Id == pulseId, cancellationToken);
        if (pulse is null)
            return BriefReplies.Gone;
        var prompt = await db.Prompts.AsTracking().FirstAsync(p => p.Id == pulse.PromptId, cancellationToken);
        if (Capacity(turn.Actor, prompt, pulse) is not { } capacity)
            return BriefReplies.SomebodyElses;
        if (await ClosedToAsync(turn, prompt, pulse, cancellationToken) is { } closed)
            return closed;
        var questions = AskedQuestion.Read(pulse.Questions);
        if (questions.FirstOrDefault(q => q.Item == itemId) is not { } question)
            return BriefReplies.NotAskedAnyMore;
        if (Check(question, value) is { } wrong)
            return wrong;
        if (!IsOpened(question, pulse))
            return BriefReplies.NotYetOpened;
        if (Record(turn, prompt, pulse, question, value, capacity) is { } answer)
            await AfterwardsAsync(turn, prompt, answer, cancellationToken);
        return Reply.Nothing;
    }

    /// <summary>Who answers, or null when the actor has no business with this prompt.</summary>
    private static AnswerCapacity? Capacity(Actor actor, Prompt prompt, Pulse pulse) => actor.Id == prompt.PersonId
        ? AnswerCapacity.Self
        : actor.Roles.Where(r => r.ProjectId == pulse.ProjectId && (r.ForPersonId is null || r.ForPersonId == prompt.PersonId))
            .Select(static r => r.Kind switch
            {
                RoleKind.Deputy => AnswerCapacity.Deputy,
                RoleKind.Assistant => AnswerCapacity.Assistant,
                _ => (AnswerCapacity?)null,
            }).Where(static c => c is not null).Min();

    /// <summary>Roles are read at every act: whoever has handed the project over does not speak for it any more.</summary>
    private static async Task<Refusal?> ClosedToAsync(Turn turn, Prompt prompt, Pulse pulse, CancellationToken cancellationToken)
    {
        var project = await turn.Db.Projects.Where(p => p.Id == pulse.ProjectId).Select(p => new { p.Name, p.Phase })
            .FirstAsync(cancellationToken);
        if (project.Phase == Phase.Closed)
            return BriefReplies.ProjectClosed(project.Name);
        return turn.Actor.Id == prompt.PersonId
            && !turn.Actor.Roles.Any(r => r.ProjectId == pulse.ProjectId && r.Kind == RoleKind.Sponsor)
            ? BriefReplies.NoLongerSponsor(project.Name) : null;
    }

    /// <summary>The question as it was asked decides what may be answered, even if the bank has changed since.</summary>
    private Refusal? Check(AskedQuestion question, AnswerValue value)
    {
        if (bank.TryGet(ItemId.Parse(question.Item), out var item) && item.Type == question.Type)
            return AnswerRule.Check(item, value, [.. question.Options.Select(static o => o.Key)]).Refusal;
        return question.Type == value.Type && (value.Type != AnswerType.Choice || question.Options.Any(o => o.Key == value.Token))
            ? null
            : BriefReplies.NotAnAnswer;
    }

    /// <summary>A follow-up is open while any standing answer to its question calls for it.</summary>
    private static bool IsOpened(AskedQuestion question, Pulse pulse) => question.After is null || pulse.Answers.Exists(a =>
        a.ItemId == question.After && !a.Withdrawn
        && AnswerValue.Parse(a.Value).TryGet(out var said, out _) && question.Opens!.Contains(said.Token));

    /// <summary>Null when nothing changes: the same answer again, or an older click that arrives after a newer one.</summary>
    private static Answer? Record(
        Turn turn, Prompt prompt, Pulse pulse, AskedQuestion question, AnswerValue value, AnswerCapacity capacity)
    {
        var wire = value.ToWire();
        var answer = pulse.Answers.Find(a => a.ItemId == question.Item && a.RespondentId == turn.Actor.Id);
        var before = answer is { Withdrawn: false } ? answer.Value : null;
        if (answer is not null && answer.At > turn.At)
            return null;
        var late = turn.At >= prompt.ClosesAt;
        if (before == wire)
        {
            // It stands since this click: one between the two that arrives later changes nothing.
            (answer!.At, answer.Version) = (turn.At, answer.Version + 1);
            return null;
        }
        if (answer is null)
            turn.Db.Answers.Add(answer = new Answer
            {
                Id = AnswerId.New(), PulseId = pulse.Id, ItemId = question.Item, RespondentId = turn.Actor.Id, Value = wire,
                Capacity = capacity, FirstAt = turn.At, At = turn.At, Late = late,
            });
        else
            Change(turn.Db, answer, wire, turn.At, late);
        turn.OfferUndo($"the answer '{question.Say(value)}'", new TakeBackAnswer(answer.Id, before), turn.Now + UndoFor);
        return answer;
    }

    private static void Change(LeadershipDb db, Answer answer, string wire, DateTimeOffset at, bool late)
    {
        db.AnswerEdits.Add(new AnswerEdit { AnswerId = answer.Id, OldValue = answer.Value, At = answer.At });
        (answer.Value, answer.At, answer.Late, answer.Withdrawn) = (wire, at, late, false);
        answer.Edits++;
        answer.Version++;
    }

    private static async Task AfterwardsAsync(Turn turn, Prompt prompt, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Capacity != AnswerCapacity.Assistant)
        {
            await BriefActs.AnsweredAsync(turn, prompt, answer.Late, cancellationToken);
            await AnswerNotices.QueueAsync(turn, answer.Id, cancellationToken);
        }
        await PromptMessages.ReviseAsync(turn, prompt, cancellationToken);
    }
}
