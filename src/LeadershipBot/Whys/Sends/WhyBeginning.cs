using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using LeadershipBot.Whys.Checks;
using LeadershipBot.Whys.Drafts;
using LeadershipBot.Whys.Shifts;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Sends;

/// <summary>The point of no return of a message: whether the signature still stands and the audiences have rested.</summary>
internal static class WhyBeginning
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(6);

    /// <returns>True when its readers are to be queued now.</returns>
    public static async Task<bool> BeginAsync(LeadershipDb db, WhyId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var project = await db.Whys.Where(w => w.Id == id).Select(w => w.ProjectId).FirstAsync(cancellationToken);
        await db.SerialiseAsync($"whys/{project.Value}", cancellationToken);
        var why = await db.Whys.AsTracking().Include(w => w.Targets).FirstAsync(w => w.Id == id, cancellationToken);
        if (why.State == WhyState.Sending)
            return true;
        if (why.State != WhyState.Approved || why.SendsAt > now)
            return false;
        var outbox = new Outbox(db, now, Correlation.New());
        if (await WhyNotAsync(db, why, now, cancellationToken) is { } reason)
        {
            WhySteps.Drop(why, reason, now);
            await WhyCards.ShowAsync(db, outbox, why, now, cancellationToken);
            return false;
        }
        if (await WaitAsync(db, why, now, cancellationToken) is { } until)
        {
            why.SendsAt = until;
            why.Version++;
            return false;
        }
        var zones = await ZonesAsync(db, cancellationToken);
        foreach (var target in why.Targets)
            target.SentOn = DayAt(target.SiteId, zones, now);
        (why.State, why.Version) = (WhyState.Sending, why.Version + 1);
        await TalkCards.QueueAsync(db, why, now, cancellationToken);
        return true;
    }

    public static async Task EndAsync(LeadershipDb db, WhyId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var why = await db.Whys.AsTracking().FirstAsync(w => w.Id == id, cancellationToken);
        if (why.State != WhyState.Sending)
            return;
        (why.State, why.SentAt, why.Version) = (WhyState.Sent, why.SentAt ?? now, why.Version + 1);
        why.Readers = await db.WhyReaders.CountAsync(r => r.WhyId == id && r.Reason == null, cancellationToken);
        await CheckRounds.AddAsync(db, why, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await WhyCards.ReviseAsync(db, new Outbox(db, now, Correlation.New()), id, cancellationToken);
    }

    /// <summary>The local day at a site, or the UTC day where people have none: compared only with days of the same audience.</summary>
    public static DateOnly DayAt(SiteId? site, IReadOnlyDictionary<SiteId, string> zones, DateTimeOffset now) =>
        Zones.DateOf(now, site is { } id && zones.TryGetValue(id, out var zone) ? zone : "UTC");

    private static Task<Dictionary<SiteId, string>> ZonesAsync(LeadershipDb db, CancellationToken cancellationToken) =>
        db.Sites.ToDictionaryAsync(static s => s.Id, static s => s.Zone, cancellationToken);

    private static async Task<string?> WhyNotAsync(LeadershipDb db, Why why, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (why.SignerId is not { } signer)
            return "nobody's signature stands";
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var may = why.SignedAs == WhySigner.Executive
            ? await Sponsors.MaySignAsync(db, why.ProjectId, signer, today, cancellationToken)
            : await WhySigners.IsPmoAsync(db, why.ProjectId, signer, today, cancellationToken);
        if (!may)
            return why.SignedAs == WhySigner.Executive ? "its signer is no longer sponsor, or said stop"
                : "its signer is no longer the PMO";
        return await db.Projects.AnyAsync(p => p.Id == why.ProjectId && p.Phase == Phase.Closed, cancellationToken)
            ? "the project is closed" : null;
    }

    /// <summary>A paused project holds it; an audience that heard something within the week lets all of it wait.</summary>
    private static async Task<DateTimeOffset?> WaitAsync(
        LeadershipDb db, Why why, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.Projects.AnyAsync(p => p.Id == why.ProjectId && p.PausedAt != null, cancellationToken))
            return now + LookAgain;
        var zones = await ZonesAsync(db, cancellationToken);
        var heard = await db.WhyTargets.Where(t => t.SentOn != null && t.WhyId != why.Id
                && db.Whys.Any(w => w.Id == t.WhyId && w.ProjectId == why.ProjectId))
            .Select(t => new { t.Function, t.SiteId, t.SentOn }).ToListAsync(cancellationToken);
        DateTimeOffset? until = null;
        foreach (var target in why.Targets)
        {
            var last = heard.Where(h => h.Function == target.Function && h.SiteId == target.SiteId).Max(static h => h.SentOn);
            if (last?.AddDays(WhyCadence.RestDays) is not { } free || free <= DayAt(target.SiteId, zones, now))
                continue;
            var at = Cadence.InstantOf(free, TimeOnly.MinValue, target.SiteId is { } s && zones.TryGetValue(s, out var z) ? z : "UTC");
            until = until > at ? until : at;
        }
        return until;
    }
}

/// <summary>Whether a project office may still speak for its project.</summary>
internal static class WhySigners
{
    public static Task<bool> IsPmoAsync(
        LeadershipDb db, ProjectId project, People.PersonId person, DateOnly today, CancellationToken cancellationToken) =>
        db.People.AnyAsync(p => p.Id == person && p.LeftAt == null
            && ((p.InstallationRole & People.InstallationRole.Admin) != 0 || db.Roles.Any(r => r.ProjectId == project
                && r.PersonId == person && r.Kind == RoleKind.Pmo && r.From <= today && (r.Until == null || r.Until >= today))),
            cancellationToken);
}
