using LeadershipBot.Audiences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Whys.Languages;
using LeadershipBot.Whys.Sends;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Whys.Checks;

/// <summary>Opens the rounds that are due and asks their third, 200 people in a transaction, each of them once.</summary>
public sealed partial class CheckAsker(
    LeadershipDbSource source, WriteGate gate, CheckQuestions questions, IOptions<PrivacyOptions> privacy, Wakeups wakeups,
    BusinessClock clock, ILogger<CheckAsker> logger) : IScheduledWork
{
    private const int Chunk = 200;

    /// <summary>Time to answer after the last who is asked has been.</summary>
    private static readonly TimeSpan Open = TimeSpan.FromDays(7);

    private static readonly TimeSpan RetryAfter = TimeSpan.FromHours(1);

    public string Name => "ask-why-checks";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var now = clock.Instant;
        if (await db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, cancellationToken))
            return;
        foreach (var id in await db.CheckRounds.Where(r => r.DoneAt == null && r.StartAt <= now).OrderBy(r => r.StartAt)
            .Select(r => r.Id).ToListAsync(cancellationToken))
            await AskAsync(id, cancellationToken);
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        return await db.CheckRounds.Where(r => r.DoneAt == null).MinAsync(r => (DateTimeOffset?)r.StartAt, cancellationToken)
            ?? DateTimeOffset.MaxValue;
    }

    private async Task AskAsync(CheckRoundId id, CancellationToken cancellationToken)
    {
        try
        {
            if (await gate.RunAsync((db, token) => OpenAsync(db, id, token), cancellationToken))
                foreach (var some in (await SampleAsync(id, cancellationToken)).Chunk(Chunk))
                {
                    await gate.RunAsync((db, token) => QueueAsync(db, id, some, token), cancellationToken);
                    wakeups.Relay.Set();
                }
            await gate.RunAsync((db, token) => db.CheckRounds.Where(r => r.Id == id && r.DoneAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.DoneAt, clock.Instant), token), cancellationToken);
        }
        // One project's round that fails keeps none of the others back.
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.NotAsked(logger, error, id.Value);
            await gate.RunAsync((db, token) => db.CheckRounds.Where(r => r.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.StartAt, clock.Instant + RetryAfter), token), cancellationToken);
        }
    }

    /// <returns>False when the question cannot be asked, which is recorded with its reason.</returns>
    private async Task<bool> OpenAsync(LeadershipDb db, CheckRoundId id, CancellationToken cancellationToken)
    {
        var (round, now) = (await db.CheckRounds.AsTracking().FirstAsync(r => r.Id == id, cancellationToken), clock.Instant);
        if (round.QuestionId is not null)
            return true;
        var project = await db.Projects.FirstAsync(p => p.Id == round.ProjectId, cancellationToken);
        if (project is not { PausedAt: null, PilotStartedAt: not null, Phase: not Phase.Closed })
            round.Reason = "the project rests";
        else if (await questions.FillAsync(db, round, cancellationToken) is not var (question, right))
            round.Reason = "the project's purposes are not written down";
        else
            round.QuestionId = (await ConfidentialAnswers.OpenAsync(db,
                new NewQuestion(round.ProjectId, round.Occasion, question, now + WhyFanOut.Lasts + Open, right), privacy.Value, now,
                cancellationToken)).Id;
        return round.QuestionId is not null;
    }

    /// <summary>Who heard the message, or belongs to the teams, and is in this turn's third.</summary>
    private async Task<List<PersonId>> SampleAsync(CheckRoundId id, CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var round = await db.CheckRounds.FirstAsync(r => r.Id == id, cancellationToken);
        var today = DateOnly.FromDateTime(clock.Instant.UtcDateTime);
        var people = await WhyTeams.Members(db, round.ProjectId, today)
            .Where(p => p.StoppedAt == null && (round.WhyId == null
                || db.WhyReaders.Any(r => r.WhyId == round.WhyId && r.PersonId == p.Id && r.Reason == null)))
            .Select(p => new { p.Id, p.Function, p.SiteId, p.Language }).ToListAsync(cancellationToken);
        var sizes = people.GroupBy(static p => new TeamCell(p.Function, p.SiteId)).ToDictionary(static g => g.Key, static g => g.Count());
        var asWritten = await db.LanguageAsks.Where(a => a.ProjectId == round.ProjectId && a.Choice == LanguageChoice.AsWritten)
            .Select(a => new { a.SiteId, a.Reads }).ToListAsync(cancellationToken);
        return [.. people.Where(p => SampleRule.IsAsked(p.Id, round.Turn, sizes[new TeamCell(p.Function, p.SiteId)])
            && (LanguageGate.Reads(p.Language, questions.Language)
                || asWritten.Exists(a => a.SiteId == p.SiteId && a.Reads == p.Language))).Select(static p => p.Id)];
    }

    private async Task QueueAsync(LeadershipDb db, CheckRoundId id, PersonId[] ids, CancellationToken cancellationToken)
    {
        await db.SerialiseAsync(TeamBudget.Lock, cancellationToken);
        var (now, until) = (clock.Instant, clock.Instant + WhyFanOut.Lasts);
        var people = await db.People.AsNoTracking().Include(p => p.Identities).Include(p => p.Absences)
            .Where(p => ids.Contains(p.Id) && !db.WhyChecks.Any(c => c.RoundId == id && c.PersonId == p.Id))
            .OrderBy(p => p.Id).AsSplitQuery().ToListAsync(cancellationToken);
        var outbox = new Outbox(db, now, Correlation.New());
        foreach (var (person, at, reason) in await TeamWeek.PlaceAsync(db, people, await HolidayBook.ReadAsync(db, cancellationToken),
            now, until, static (person, at, reason) => (Person: person, At: at, Reason: reason), static _ => null, cancellationToken))
        {
            // Whoever cannot be placed is simply not asked: a sample misses nobody.
            if (reason is not null)
                continue;
            var check = new WhyCheck { Id = WhyCheckId.New(), RoundId = id, PersonId = person.Id, LogicalId = LogicalMessageId.New(), DueAt = at };
            db.WhyChecks.Add(check);
            outbox.Post(person, Outbox.PreferredAddress(person)!, check.LogicalId, MessageKind.WhyCheck, check.Id.Value, at, until);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The question of round {Round} could not be put to all of its people")]
        public static partial void NotAsked(ILogger logger, Exception error, Guid round);
    }
}
