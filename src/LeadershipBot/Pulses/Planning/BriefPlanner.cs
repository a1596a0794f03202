using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Pulses.Bank;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Pulses.Planning;

/// <summary>Story one, first half: finds the people due, decides, and queues. Chunk by chunk, so that clicks get in between.</summary>
public sealed partial class BriefPlanner(
    LeadershipDbSource source, WriteGate gate, QuestionBank bank, IOptions<PulsesOptions> options, Waypoints waypoints,
    Wakeups wakeups, BusinessClock clock, ILogger<BriefPlanner> logger) : IScheduledWork
{
    /// <summary>People per transaction: some ten milliseconds at the gate.</summary>
    private const int Chunk = 200;

    /// <summary>A line that rests (no project, said stop) or failed is looked at again after this time.</summary>
    private static readonly TimeSpan RestFor = TimeSpan.FromHours(1);

    public string Name => "plan-briefs";

    public TimeSpan Every => TimeSpan.FromSeconds(15);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && await PlanChunkAsync(cancellationToken) > 0)
            wakeups.Relay.Set();
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        return await db.CadenceLines.Where(l => l.NextAt != null).MinAsync(l => l.NextAt, cancellationToken);
    }

    /// <summary>Returns how many lines were looked at.</summary>
    private async Task<int> PlanChunkAsync(CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        await using var db = source.Open();
        if (await db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, cancellationToken))
            return 0;
        var lines = await db.CadenceLines.Where(l => l.NextAt <= now).OrderBy(l => l.NextAt).ThenBy(l => l.Id).Take(Chunk)
            .ToListAsync(cancellationToken);
        if (lines.Count == 0)
            return 0;
        var batch = await BriefReader.ReadAsync(db, lines, now, cancellationToken);
        var plans = batch.Inputs.Select(input => Decide(input, now)).ToList();
        waypoints.Reached(Waypoint.PlanDecided);
        await gate.RunAsync(async (write, token) =>
        {
            await BriefWriter.WriteAsync(write, plans, now, Correlation.New(), token);
            await RestAsync(write, batch.Rests, now, token);
            waypoints.Reached(Waypoint.PlanWritten);
        }, cancellationToken);
        waypoints.Reached(Waypoint.PlanCommitted);
        return lines.Count;
    }

    /// <summary>One person's failure is theirs alone: it is logged, and their line is looked at again later.</summary>
    private BriefPlan Decide(BriefInput input, DateTimeOffset now)
    {
        try
        {
            return BriefRule.Decide(input, bank, options.Value, now);
        }
        catch (Exception error)
        {
            Log.PersonFailed(logger, error, input.Person.Id.Value);
            return new BriefPlan(input, [], input.Line.LastDate, now + RestFor);
        }
    }

    /// <summary>Dates that pass while a line rests are nobody's: they are neither asked later nor counted.</summary>
    private static readonly RawStatement Rest = new(
        "UPDATE \"CadenceLines\" SET \"NextAt\" = @p2, \"LastDate\" = @p3, \"Version\" = \"Version\" + 1 "
        + "WHERE \"Id\" = @p0 AND \"Version\" = @p1", 4);

    private static Task<int[]> RestAsync(LeadershipDb db, IReadOnlyList<BriefRest> rests, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.ExecuteManyAsync(Rest, [.. rests.Select(r => new object?[]
        {
            r.Line.Id.Value, r.Line.Version, now + RestFor, r.Yesterday > r.Line.LastDate ? r.Yesterday : r.Line.LastDate ?? r.Yesterday,
        })], cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Planning the brief of person {Person} failed")]
        public static partial void PersonFailed(ILogger logger, Exception error, Guid person);
    }
}
