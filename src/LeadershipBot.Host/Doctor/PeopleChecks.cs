using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Host.Doctor;

/// <summary>A check of what is stored: as long as there is no database of this version, there is nothing to find.</summary>
internal abstract class StoredCheck(LeadershipDbSource source) : IDoctorCheck
{
    public abstract string Name { get; }

    public async Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        if (!(await Schema.ReadAsync(source, cancellationToken)).IsNewest)
            return Finding.Warn("Not looked at: the database is not there, or not of this version.", "See the schema check.");
        await using var db = source.Open();
        return await RunAsync(db, cancellationToken);
    }

    protected abstract Task<Finding> RunAsync(LeadershipDb db, CancellationToken cancellationToken);

    protected static string FirstOf(List<string> names) =>
        string.Join(", ", names.Take(5)) + (names.Count > 5 ? $" and {names.Count - 5} more" : "");
}

/// <summary>What was posted and is not known to have arrived, and who refused it for good.</summary>
internal sealed class DeliveryCheck(LeadershipDbSource source) : StoredCheck(source)
{
    public override string Name => "deliveries";

    protected override async Task<Finding> RunAsync(LeadershipDb db, CancellationToken cancellationToken)
    {
        var ambiguous = await db.Outbox.CountAsync(r => r.State == OutboxState.Ambiguous, cancellationToken);
        return ambiguous == 0
            ? Finding.Ok("Every post is known to have arrived or not.")
            : Finding.Warn($"{ambiguous} post(s) may or may not have arrived.",
                "Look at them with 'deliveries' and send again what is missing.");
    }
}

/// <summary>People with a role whom no channel can reach.</summary>
internal sealed class AddressCheck(LeadershipDbSource source, BusinessClock clock) : StoredCheck(source)
{
    public override string Name => "addresses";

    protected override async Task<Finding> RunAsync(LeadershipDb db, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.Instant.UtcDateTime);
        var lost = await db.People
            .Where(p => p.LeftAt == null && !p.Identities.Any(i => i.DeadReason == null)
                && db.Roles.Any(r => r.PersonId == p.Id && (r.Until == null || r.Until >= today)))
            .OrderBy(p => p.Name).Select(p => p.Name).ToListAsync(cancellationToken);
        return lost.Count == 0
            ? Finding.Ok("Everybody with a role can be reached.")
            : Finding.Warn($"{lost.Count} without an address that works: {FirstOf(lost)}.",
                "Import their chat accounts, or 'link' them.");
    }
}

/// <summary>A project without a sponsor has nobody to ask, one without a PMO nobody to tell.</summary>
internal sealed class RolesCheck(LeadershipDbSource source, BusinessClock clock) : StoredCheck(source)
{
    public override string Name => "roles";

    protected override async Task<Finding> RunAsync(LeadershipDb db, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.Instant.UtcDateTime);
        var roles = db.Roles.Where(r => r.From <= today && (r.Until == null || r.Until >= today));
        var bare = await db.Projects
            .Where(p => p.Phase != Phase.Closed && (!roles.Any(r => r.ProjectId == p.Id && r.Kind == RoleKind.Sponsor)
                || !roles.Any(r => r.ProjectId == p.Id && r.Kind == RoleKind.Pmo)))
            .OrderBy(p => p.Name).Select(p => p.Name).ToListAsync(cancellationToken);
        return bare.Count == 0
            ? Finding.Ok("Every open project has a sponsor and a PMO.")
            : Finding.Warn($"{bare.Count} without a sponsor or a PMO: {FirstOf(bare)}.", "Import their roles.");
    }
}

/// <summary>Approved, and silent: nothing is sent before the pilot is started.</summary>
internal sealed class PilotCheck(LeadershipDbSource source) : StoredCheck(source)
{
    public override string Name => "pilots";

    protected override async Task<Finding> RunAsync(LeadershipDb db, CancellationToken cancellationToken)
    {
        if (await db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, cancellationToken))
            return Finding.Warn("Everything is paused; nothing is sent.", "Say 'resume all' when you are ready.");
        var waiting = await db.Projects
            .Where(p => p.ApprovedOn != null && p.PilotStartedAt == null && p.Phase != Phase.Closed)
            .OrderBy(p => p.Name).Select(p => p.Name).ToListAsync(cancellationToken);
        return waiting.Count == 0
            ? Finding.Ok("No approved project waits for its pilot.")
            : Finding.Warn($"Approved, but nothing is sent yet: {FirstOf(waiting)}.",
                "Say 'start pilot <project>' when you are ready.");
    }
}

/// <summary>Who of the pilot group is known; an address with a slip in it would keep somebody out silently.</summary>
internal sealed class PilotGroupCheck(LeadershipDbSource source, IOptions<PilotOptions> pilot) : StoredCheck(source)
{
    public override string Name => "pilot group";

    protected override async Task<Finding> RunAsync(LeadershipDb db, CancellationToken cancellationToken)
    {
        var emails = pilot.Value.Emails;
        if (pilot.Value.IsOpen)
            return Finding.Ok("Pilot:AllowedPeople is empty: whoever has a role may be asked.");
        var known = await pilot.Value.Only(db.People).Where(p => p.LeftAt == null).Select(p => p.Email!)
            .ToListAsync(cancellationToken);
        List<string> unknown = [.. emails.Except(known, StringComparer.OrdinalIgnoreCase)];
        return unknown.Count == 0
            ? Finding.Ok($"Nothing unasked goes to anybody but the {emails.Count} of Pilot:AllowedPeople.")
            : Finding.Warn($"Pilot:AllowedPeople names nobody known: {FirstOf(unknown)}.",
                "Give the e-mail that stands with the person, or import them.");
    }
}
