using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Pulses.Bank;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Pulses.Planning;

/// <summary>Story one, first half: finds the people due, decides, and queues. Chunk by chunk, so that clicks get in
/// between; while one chunk is written the next is read.</summary>
public sealed partial class BriefPlanner(
    LeadershipDbSource source, WriteGate gate, QuestionBank bank, QuestionFactBook facts, IOptions<PulsesOptions> options,
    IOptions<PilotOptions> pilot, Waypoints waypoints, Wakeups wakeups, BusinessClock clock, ILogger<BriefPlanner> logger)
    : IScheduledWork
{
    /// <summary>People per transaction: some ten milliseconds at the gate.</summary>
    private const int Chunk = 200;

    /// <summary>Chunks found by one look; as many side by side as there are processors.</summary>
    private const int ChunksPerLook = 8;

    /// <summary>A line whose person's planning failed is looked at again after this time.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromHours(1);

    private static readonly RawStatement Postpone = new(
        "UPDATE \"CadenceLines\" SET \"NextAt\" = @p2, \"Version\" = \"Version\" + 1 WHERE \"Id\" = @p0 AND \"Version\" = @p1",
            3);

    public string Name => "plan-briefs";

    public TimeSpan Every => TimeSpan.FromSeconds(15);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && await PlanDueAsync(cancellationToken) > 0)
            wakeups.Relay.Set();
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        return await db.CadenceLines.Where(l => l.Kind == PromptKind.Brief && l.NextAt != null).MinAsync(l => l.NextAt, cancellationToken);
    }

    /// <summary>Returns how many lines were looked at.</summary>
    private async Task<int> PlanDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        var lines = await DueAsync(now, cancellationToken);
        await Parallel.ForEachAsync(
            lines.Chunk(Chunk), cancellationToken, async (chunk, token) => await PlanChunkAsync(chunk, now, token));
        return lines.Count;
    }

    private async Task<List<CadenceLine>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        if (await db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, cancellationToken))
            return [];
        // A prompt that is to close first decides whether the next one asks or offers. In the order of the index alone: a
        // second key would have all that is due sorted anew for each look.
        return await db.CadenceLines
            .Where(l => l.Kind == PromptKind.Brief && l.NextAt <= now
                && !db.Prompts.Any(p => p.CadenceLineId == l.Id && p.WakeAt <= now))
            .OrderBy(l => l.NextAt).Take(Chunk * ChunksPerLook).ToListAsync(cancellationToken);
    }

    private async Task PlanChunkAsync(CadenceLine[] lines, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var known = await BriefReader.ReadAsync(db, lines, facts, options.Value, now, cancellationToken);
        List<BriefPlan> plans = [.. known.Select(one => Decide(one.Within(pilot.Value), now))];
        waypoints.Reached(Waypoint.PlanDecided);
        await WriteAsync(plans, now, cancellationToken);
        waypoints.Reached(Waypoint.PlanCommitted);
    }

    /// <summary>One person's failure is theirs alone: it is logged, and their line is looked at again later.</summary>
    private BriefPlan Decide(BriefFacts person, DateTimeOffset now)
    {
        try
        {
            return person.WhyNot(now) is null ? BriefRule.Decide(person.At(now), bank, options.Value, now)
                : BriefRule.Rest(person, now);
        }
        catch (Exception error)
        {
            Log.PersonFailed(logger, error, person.Person.Id.Value);
            return new BriefPlan(person.Line, person.Person, [], person.Line.LastDate, now + RetryAfter);
        }
    }

    /// <summary>All in one transaction; where one of them cannot be written, each in its own, so that only that one
    /// waits.</summary>
    private async Task WriteAsync(List<BriefPlan> plans, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await gate.RunAsync(async (db, token) =>
            {
                await BriefWriter.WriteAsync(db, plans, now, Correlation.New(), token);
                waypoints.Reached(Waypoint.PlanWritten);
            }, cancellationToken);
        }
        catch (System.Data.Common.DbException) when (plans.Count > 1)
        {
            foreach (var plan in plans)
                await WriteAsync([plan], now, cancellationToken);
        }
        catch (System.Data.Common.DbException error)
        {
            Log.PersonFailed(logger, error, plans[0].Person.Id.Value);
            await gate.RunAsync((db, token) => db.ExecuteAsync(
                Postpone, [plans[0].Line.Id.Value, plans[0].Line.Version, now + RetryAfter], token), cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Planning the brief of person {Person} failed")]
        public static partial void PersonFailed(ILogger logger, Exception error, Guid person);
    }
}
