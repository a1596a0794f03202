using LeadershipBot.Messaging;
using LeadershipBot.Pulses.Bank;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Audiences.TeamPulses;

/// <summary>Takes, changes and forgets answers to a team pulse. The card shows what stands; nothing else says so.</summary>
public sealed class TeamAnswerHandler
    : IHandle<AnswerInConfidence>, IHandle<SubmitInConfidence>, IHandle<ForgetInConfidence>, IOpen<WriteInConfidence>
{
    public const string SentenceField = "sentence";

    public Outcome<Form> Open(WriteInConfidence action, Actor actor, DateOnly today) => Form(action);

    internal static Form Form(WriteInConfidence action) => LeadershipBot.Messaging.Form.For(
        "In confidence", [new TextField(SentenceField, action.Text, true, AnswerValue.LongestText, Multiline: true)], "Send",
        new SubmitInConfidence(action.Ask, action.Question),
        "At most 140 characters. Shown without names, and only among at least ten; leave out what would give you away.");

    public Task<Outcome<Reply>> HandleAsync(AnswerInConfidence action, Turn turn, CancellationToken cancellationToken) =>
        AnswerValue.Parse(action.Value ?? "").TryGet(out var value, out var refusal)
            ? TakeAsync(action.Ask, action.Question, value, turn, cancellationToken)
            : Task.FromResult<Outcome<Reply>>(refusal);

    public Task<Outcome<Reply>> HandleAsync(SubmitInConfidence action, Turn turn, CancellationToken cancellationToken) =>
        AnswerValue.Text(turn.Values.GetValueOrDefault(SentenceField, "")).TryGet(out var value, out var refusal)
            ? TakeAsync(action.Ask, action.Question, value, turn, cancellationToken)
            : Task.FromResult<Outcome<Reply>>(
                new FieldErrors(new Dictionary<string, string> { [SentenceField] = refusal.Sentence }));

    public async Task<Outcome<Reply>> HandleAsync(ForgetInConfidence action, Turn turn, CancellationToken cancellationToken)
    {
        if (await FindAsync(action.Ask, turn, cancellationToken) is not { } ask)
            return ConfidentialReplies.NotAsked;
        if (ask.ClosedAt is not null)
            return ConfidentialReplies.Closed;
        foreach (var question in await TeamPulseView.QuestionsAsync(turn.Db, ask, cancellationToken))
            if ((await ConfidentialAnswers.TakeBackAsync(turn, question.Id, cancellationToken)).Refusal is { } refusal)
                return refusal;
        await turn.Outbox.ReviseAsync(ask.LogicalId, cancellationToken);
        return Reply.Nothing;
    }

    private static async Task<Outcome<Reply>> TakeAsync(
        TeamAskId id, ConfidentialQuestionId question, AnswerValue value, Turn turn, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, turn, cancellationToken) is not { } ask)
            return ConfidentialReplies.NotAsked;
        // The quarter's question may be open again for others; who had their time is already counted.
        if (ask.ClosedAt is not null)
            return ConfidentialReplies.Closed;
        if (!(await TeamPulseView.QuestionsAsync(turn.Db, ask, cancellationToken)).Exists(q => q.Id == question))
            return ConfidentialReplies.Gone;
        if ((await ConfidentialAnswers.TakeAsync(turn, question, value, cancellationToken)).Refusal is { } refusal)
            return refusal;
        await turn.Outbox.ReviseAsync(ask.LogicalId, cancellationToken);
        return Reply.Nothing;
    }

    private static Task<TeamAsk?> FindAsync(TeamAskId id, Turn turn, CancellationToken cancellationToken) =>
        turn.Db.TeamAsks.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && a.PersonId == turn.Actor.Id, cancellationToken);
}
