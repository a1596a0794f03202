using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Whys.Sends;

namespace LeadershipBot.Whys.Questions;

/// <summary>A question that was passed on, before the project office.</summary>
public sealed class QuestionCardComposer : IComposer
{
    public MessageKind Kind => MessageKind.TeamQuestion;

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now, CancellationToken cancellationToken) =>
        await QuestionView.ReadAsync(db, TeamQuestionId.From(row.SubjectId!.Value), now, cancellationToken) switch
        {
            null or { State: QuestionState.Withdrawn } => new Composed.Drop("the question was taken back"),
            { State: not QuestionState.WithPmo } when row.Revision == 0 => new Composed.Drop("already seen to"),
            var view => new Composed.Ready(QuestionMessages.Card(view)),
        };
}

/// <summary>The answer, to whoever asked: a reply they wait for.</summary>
public sealed class AskerAnswerComposer : IComposer
{
    public MessageKind Kind => MessageKind.AskerAnswer;

    public Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now, CancellationToken cancellationToken) =>
        AnswerComposing.ComposeAsync(db, row, now, yours: true, cancellationToken);
}

/// <summary>The answer, to the others of the audience.</summary>
public sealed class TeamAnswerComposer : IComposer
{
    public MessageKind Kind => MessageKind.TeamAnswer;

    public Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now, CancellationToken cancellationToken) =>
        AnswerComposing.ComposeAsync(db, row, now, yours: false, cancellationToken);
}

internal static class AnswerComposing
{
    public static async Task<Composed> ComposeAsync(
        LeadershipDb db, OutboxRow row, DateTimeOffset now, bool yours, CancellationToken cancellationToken)
    {
        var view = await QuestionView.ReadAsync(db, TeamQuestionId.From(row.SubjectId!.Value), now, cancellationToken);
        if (view is not { Answer: not null, State: QuestionState.Answered or QuestionState.Answering })
            return new Composed.Drop("the answer was taken back");
        if (row.Revision == 0 && await TeamDoor.StopAsync(db, row, now, cancellationToken) is { } stop)
            return stop;
        return new Composed.Ready(QuestionMessages.Answered(view, yours));
    }
}
