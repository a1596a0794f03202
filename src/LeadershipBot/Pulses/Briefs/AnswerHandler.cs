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

    public Outcome<Form> Open(WriteAnswer action, Actor actor, DateOnly today) => Form.For(
        "One sentence", [new TextField(SentenceField, action.Question, true, AnswerValue.LongestText, Multiline: true)], "Send",
        new SubmitAnswer(action.Pulse, action.Item), "Optional, at most 140 characters. The PMO reads it as yours.");

    public Task<Outcome<Reply>> HandleAsync(AnswerQuestion action, Turn turn, CancellationToken cancellationToken) =>
        AnswerValue.Parse(action.Value).TryGet(out var value, out var refusal)
            ? TakeAsync(action.Pulse, action.Item, value, turn, cancellationToken)
            : Task.FromResult<Outcome<Reply>>(refusal);

    public Task<Outcome<Reply>> HandleAsync(SubmitAnswer action, Turn turn, CancellationToken cancellationToken) =>
        AnswerValue.Text(turn.Values.GetValueOrDefault(SentenceField, "")).TryGet(out var value, out var refusal)
            ? TakeAsync(action.Pulse, action.Item, value, turn, cancellationToken)
            : Task.FromResult<Outcome<Reply>>(new FieldErrors(new Dictionary<string, string> { [SentenceField] = refusal.Sentence }));

    private async Task<Outcome<Reply>> TakeAsync(
        PulseId pulseId, string itemId, AnswerValue value, Turn turn, CancellationToken cancellationToken)
    {
        var db = turn.Db;
        var pulse = await db.Pulses.AsTracking().Include(p => p.Answers).FirstOrDefaultAsync(p => p.Id == pulseId, cancellationToken);
        var prompt = pulse is null ? null : await db.Prompts.AsTracking().FirstAsync(p => p.Id == pulse.PromptId, cancellationToken);
        if (pulse is null || prompt is null)
            return Refusal.NotFound("That question is no longer kept, so nothing was recorded. Type waiting to see what is open.");
        if (Capacity(turn.Actor, prompt, pulse) is not { } capacity)
            return Refusal.NotAllowed("This question was put to somebody else; only they, their deputy or their assistant can answer it.");
        if (AskedQuestion.Read(pulse.Questions).FirstOrDefault(q => q.Item == itemId) is not { } question)
            return Refusal.TooLate("That question is no longer asked. Nothing was recorded.");
        if (Check(question, value) is { } wrong)
            return wrong;
        if (!Record(db, turn, prompt, pulse, question, value, capacity))
            return Reply.Nothing;
        await AfterwardsAsync(turn, prompt, pulse, question, capacity, cancellationToken);
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

    /// <summary>The question as it was asked decides what may be answered, even if the bank has changed since.</summary>
    private Refusal? Check(AskedQuestion question, AnswerValue value)
    {
        if (bank.TryGet(ItemId.Parse(question.Item), out var item))
            return AnswerRule.Check(item, value, [.. question.Options.Select(static o => o.Key)]).Refusal;
        return question.Type == value.Type && (value.Type != AnswerType.Choice || question.Options.Any(o => o.Key == value.Token))
            ? null
            : Refusal.Invalid("That is not one of the answers this question had. Nothing was recorded.");
    }

    /// <summary>False when nothing changes: the same answer again, or an older click that arrives after a newer one.</summary>
    private static bool Record(LeadershipDb db, Turn turn, Prompt prompt, Pulse pulse, AskedQuestion question, AnswerValue value,
        AnswerCapacity capacity)
    {
        var wire = value.ToWire();
        var answer = pulse.Answers.Find(a => a.ItemId == question.Item && a.RespondentId == turn.Actor.Id);
        var before = answer is { Withdrawn: false } ? answer.Value : null;
        if (answer is not null && (answer.At > turn.At || before == wire))
            return false;
        var late = prompt.State == PromptState.Closed || turn.At > prompt.ClosesAt;
        if (answer is null)
        {
            answer = new Answer
            {
                Id = AnswerId.New(), PulseId = pulse.Id, ItemId = question.Item, RespondentId = turn.Actor.Id, Value = wire,
                Capacity = capacity, FirstAt = turn.At, At = turn.At, Late = late,
            };
            db.Answers.Add(answer);
        }
        else
        {
            db.AnswerEdits.Add(new AnswerEdit { AnswerId = answer.Id, OldValue = answer.Value, At = answer.At });
            (answer.Value, answer.At, answer.Late, answer.Withdrawn) = (wire, turn.At, late, false);
            answer.Edits++;
            answer.Version++;
        }
        turn.OfferUndo($"the answer '{question.Say(value)}'", new TakeBackAnswer(answer.Id, before), turn.Now + UndoFor);
        AnswerNotice.Queue(turn, answer.Id);
        return true;
    }

    private static async Task AfterwardsAsync(Turn turn, Prompt prompt, Pulse pulse, AskedQuestion question, AnswerCapacity capacity,
        CancellationToken cancellationToken)
    {
        if (capacity != AnswerCapacity.Assistant)
        {
            prompt.AnsweredAt ??= turn.At;
            if (prompt.State == PromptState.Open)
                prompt.State = PromptState.Answered;
            prompt.Version++;
            var line = await turn.Db.CadenceLines.AsTracking().FirstAsync(l => l.Id == prompt.CadenceLineId, cancellationToken);
            if (line.UnansweredInRow > 0)
                (line.UnansweredInRow, line.Version) = (0, line.Version + 1);
            line.NextAt ??= turn.Now;
        }
        await PromptMessages.ReviseAsync(turn, prompt, cancellationToken);
    }
}
