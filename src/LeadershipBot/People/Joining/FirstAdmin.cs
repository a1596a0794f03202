using LeadershipBot.Data;
using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.People.Joining;

/// <summary>The first Admin is made by whoever can read this machine's console, once; every later one by an Admin.</summary>
public static class FirstAdmin
{
    public const string ClaimedKey = "setup.claimed";

    /// <summary>True until somebody has become Admin, by a code or by an import.</summary>
    public static async Task<bool> IsWantedAsync(LeadershipDb db, CancellationToken cancellationToken) =>
        !await db.Settings.AnyAsync(static s => s.Key == ClaimedKey, cancellationToken)
        && !await db.People.AnyAsync(
            static p => p.LeftAt == null && (p.InstallationRole == InstallationRole.Admin
                || p.InstallationRole == (InstallationRole.Admin | InstallationRole.Auditor)), cancellationToken);

    /// <param name="db">The unit of work at hand; it tracks <paramref name="person"/>.</param>
    /// <param name="person">Who becomes Admin; somebody who had left is back.</param>
    /// <param name="how">Where the code was entered, for the audit.</param>
    /// <param name="now">When, for the audit.</param>
    public static void Appoint(LeadershipDb db, Person person, string how, DateTimeOffset now)
    {
        person.InstallationRole |= InstallationRole.Admin;
        person.LeftAt = null;
        person.Version++;
        db.Settings.Add(new Setting { Key = ClaimedKey, Value = ShortId.Write(person.Id.Value) });
        db.Audit.Add(new AuditEntry
        {
            At = now, ActorId = person.Id, Action = "setup.claim", SubjectId = person.Id, Detail = how,
        });
    }
}
