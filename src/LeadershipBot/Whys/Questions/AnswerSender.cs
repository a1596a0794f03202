using LeadershipBot.Audiences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Whys.Sends;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Whys.Questions;

/// <summary>
/// Brings answers that can no longer be taken back to the asker, who waits for it, and to their audience, inside the week's
/// one message. One transaction per 200 people; the state moves with the last of them.
/// </summary>
public sealed partial class AnswerSender(
    LeadershipDbSource source, WriteGate gate, Wakeups wakeups, BusinessClock clock, ILogger<AnswerSender> logger) : IScheduledWork
{
    private const int Chunk = 200;

    public string Name => "send-answers";

    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var now = clock.Instant;
        if (await db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, cancellationToken))
            return;
        foreach (var id in await db.TeamQuestions.Where(q => q.State == QuestionState.Answering && q.SendsAt <= now)
            .OrderBy(q => q.SendsAt).Select(q => q.Id).ToListAsync(cancellationToken))
            await SendAsync(id, cancellationToken);
        wakeups.Relay.Set();
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        return await db.TeamQuestions.Where(q => q.State == QuestionState.Answering).MinAsync(q => q.SendsAt, cancellationToken)
            ?? DateTimeOffset.MaxValue;
    }

    private async Task SendAsync(TeamQuestionId id, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var some in (await AudienceAsync(id, cancellationToken)).Chunk(Chunk))
            {
                await gate.RunAsync((db, token) => QueueAsync(db, id, some, clock.Instant, token), cancellationToken);
                wakeups.Relay.Set();
            }
            await gate.RunAsync((db, token) => db.TeamQuestions.Where(q => q.Id == id && q.State == QuestionState.Answering)
                .ExecuteUpdateAsync(static set => set.SetProperty(q => q.State, QuestionState.Answered)
                    .SetProperty(q => q.Version, q => q.Version + 1), token), cancellationToken);
        }
        // One answer that cannot be sent keeps none of the others back; the next firing tries it again.
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.NotSent(logger, error, id.Value);
        }
    }

    /// <summary>The asker and the members of their audience.</summary>
    private async Task<List<PersonId>> AudienceAsync(TeamQuestionId id, CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var question = await db.TeamQuestions.AsNoTracking().FirstAsync(q => q.Id == id, cancellationToken);
        var today = DateOnly.FromDateTime(clock.Instant.UtcDateTime);
        var members = await WhyTeams.Members(db, question.ProjectId, today)
            .Where(p => p.Function == question.Function && p.SiteId == question.SiteId && p.Id != question.AskerId)
            .OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(cancellationToken);
        return [question.AskerId, .. members];
    }

    private static async Task QueueAsync(
        LeadershipDb db, TeamQuestionId id, PersonId[] ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.SerialiseAsync(TeamBudget.Lock, cancellationToken);
        var question = await db.TeamQuestions.AsNoTracking().FirstAsync(q => q.Id == id, cancellationToken);
        if (question.State != QuestionState.Answering || question.SendsAt > now)
            return;
        var subject = id.Value;
        var people = await db.People.AsNoTracking().Include(p => p.Identities).Include(p => p.Absences)
            .Where(p => ids.Contains(p.Id) && !db.Outbox.Any(r => r.PersonId == p.Id && r.SubjectId == subject
                && (r.Kind == MessageKind.TeamAnswer || r.Kind == MessageKind.AskerAnswer)))
            .OrderBy(p => p.Id).AsSplitQuery().ToListAsync(cancellationToken);
        var (outbox, until) = (new Outbox(db, now, Correlation.New()), now + WhyFanOut.Lasts);
        var placed = await TeamWeek.PlaceAsync(db, people, await HolidayBook.ReadAsync(db, cancellationToken), now, until,
            static (person, at, reason) => (Person: person, At: at, Reason: reason), static _ => null, cancellationToken);
        foreach (var (person, at, reason) in placed)
        {
            // The asker waits for it, whatever else came this week.
            var isAsker = person.Id == question.AskerId;
            if (Outbox.PreferredAddress(person) is { } to && (reason is null || isAsker))
                outbox.Post(person, to, LogicalMessageId.New(), isAsker ? MessageKind.AskerAnswer : MessageKind.TeamAnswer,
                    subject, isAsker ? now : at, until);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The answer to question {Question} could not be sent to all of its audience")]
        public static partial void NotSent(ILogger logger, Exception error, Guid question);
    }
}
