using LeadershipBot.Audiences;
using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Kpis.Digests;

/// <summary>
/// Sends each project's digest to its team, on its own cadence and inside the team's budget. A date is issued once and a person
/// gets it once, whatever fires how often; people go in chunks, so that one transaction stays short.
/// </summary>
public sealed class DigestWork(
    LeadershipDbSource source, WriteGate gate, Wakeups wakeups, BusinessClock clock, IOptions<KpisOptions> options)
        : IScheduledWork
{
    private const int Chunk = 200;

    public string Name => "kpi-digests";

    public TimeSpan Every => TimeSpan.FromMinutes(15);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        foreach (var (project, on) in await DueAsync(await RunningAsync(cancellationToken), now, cancellationToken))
        {
            var digest = await gate.RunAsync((db, token) => IssueAsync(db, project, on, now, token), cancellationToken);
            while (await gate.RunAsync((db, token) => SendAsync(db, digest, project, on, now, token), cancellationToken))
                wakeups.Relay.Set();
            wakeups.Relay.Set();
        }
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var (now, weeks) = (clock.Instant, options.Value.DigestEveryWeeks);
        var running = await RunningAsync(cancellationToken);
        if ((await DueAsync(running, now, cancellationToken)).Count > 0)
            return now;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var next = running.Select(p => DigestRule.NextDue(p.Started, today, weeks)).Cast<DateOnly?>().Min();
        return next is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
    }

    private async Task<List<(ProjectId Project, DateOnly On)>> DueAsync(
        List<(ProjectId Project, DateOnly Started)> running, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var due = running.Select(p => (p.Project, On: DigestRule.LastDue(p.Started, today, options.Value.DigestEveryWeeks)))
            .Where(p => p.On is { } on && today.DayNumber - on.DayNumber <= DigestRule.LatestDays)
            .Select(static p => (p.Project, p.On!.Value)).ToList();
        if (due.Count == 0)
            return due;
        await using var db = source.Open();
        var since = today.AddDays(-DigestRule.LatestDays);
        var done = (await db.KpiDigests.Where(d => d.On >= since && d.SentAt != null).Select(d => new { d.ProjectId, d.On })
            .ToListAsync(cancellationToken)).Select(static d => (d.ProjectId, d.On)).ToHashSet();
        return [.. due.Where(d => !done.Contains(d))];
    }

    /// <summary>Projects whose team may hear about KPIs that have a value.</summary>
    private async Task<List<(ProjectId Project, DateOnly Started)>> RunningAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var projects = await db.Projects.Where(p => !db.Settings.Any(s => s.Key == SettingKeys.Paused)
            && p.PilotStartedAt != null && p.PausedAt == null && p.Phase != Phase.Closed
                && db.Kpis.Any(k => k.ProjectId == p.Id && k.RetiredAt == null && db.KpiReadings.Any(r => r.KpiId == k.Id)))
            .Select(p => new { p.Id, p.PilotStartedAt }).ToListAsync(cancellationToken);
        return projects.ConvertAll(static p => (p.Id, DateOnly.FromDateTime(p.PilotStartedAt!.Value.UtcDateTime)));
    }

    private static async Task<KpiDigestId> IssueAsync(
        LeadershipDb db, ProjectId project, DateOnly on, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.SerialiseAsync($"digest/{project.Value}", cancellationToken);
        if (await db.KpiDigests.FirstOrDefaultAsync(d => d.ProjectId == project && d.On == on, cancellationToken) is { } known)
            return known.Id;
        var digest = new KpiDigest { Id = KpiDigestId.New(), ProjectId = project, On = on, At = now };
        db.KpiDigests.Add(digest);
        var shown = DigestRule.Choose(await KpiBook.OfAsync(db, [project], now, cancellationToken)).Select(static v =>
            v.Kpi.Id).ToList();
        foreach (var kpi in await db.Kpis.AsTracking().Where(k => shown.Contains(k.Id)).ToListAsync(cancellationToken))
            (kpi.UndecidedDigests, kpi.LookAt, kpi.Version) = (kpi.UndecidedDigests + 1, now, kpi.Version + 1);
        return digest.Id;
    }

    /// <returns>False when everybody has theirs.</returns>
    private static async Task<bool> SendAsync(LeadershipDb db, KpiDigestId digest, ProjectId project, DateOnly on,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        await db.SerialiseAsync(TeamBudget.Lock, cancellationToken);
        var have = (await db.KpiDigestCopies.Where(c => c.DigestId == digest).Select(c =>
            c.PersonId).ToListAsync(cancellationToken)).ToHashSet();
        var people = (await AudienceBook.MembersAsync(db, new(project, null, null), on, cancellationToken))
            .Where(p => !have.Contains(p.Id)).Take(Chunk).ToList();
        if (people.Count == 0)
        {
            await db.KpiDigests.Where(d => d.Id == digest).ExecuteUpdateAsync(set => set.SetProperty(d => d.SentAt, now),
                cancellationToken);
            return false;
        }
        var book = await HolidayBook.ReadAsync(db, cancellationToken);
        var spent = await TeamBudget.SpentAsync(db, people, now, cancellationToken);
        var outbox = new Outbox(db, now, Correlation.New());
        foreach (var person in people)
        {
            var open = WorkingHours.NextOpen(now, book.Of(person), now.AddDays(DigestRule.LatestDays));
            var why = Reach.Why(person) ?? (spent.Contains(person.Id) ? "one message a week" : open is null ? "not at work"
                : null);
            db.KpiDigestCopies.Add(Copy(db, outbox, digest, project, on, person, open, why, now));
        }
        return true;
    }

    private static KpiDigestCopy Copy(LeadershipDb db, Outbox outbox, KpiDigestId digest, ProjectId project, DateOnly on,
        Person person,
        DateTimeOffset? open, string? why, DateTimeOffset now)
    {
        LogicalMessageId? logical = why is null ? LogicalMessageId.New() : null;
        if (logical is { } id)
            outbox.Post(person, Outbox.PreferredAddress(person)!, id, MessageKind.KpiDigest, digest.Value, open!.Value,
                now.AddDays(DigestRule.LatestDays + 1));
        else
            db.Ledger.Add(new LedgerRow
            {
                At = now, Event = LedgerEvent.HeldBack, Kind = MessageKind.KpiDigest, PersonId = person.Id, ProjectId = project,
                LocalDate = on, Reason = why,
            });
        return new KpiDigestCopy { DigestId = digest, PersonId = person.Id, LogicalId = logical };
    }
}
