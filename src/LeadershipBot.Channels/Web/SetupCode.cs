using LeadershipBot.Cadences;
using LeadershipBot.Channels.Web.Access;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Channels.Web;

/// <summary>The first Admin as they present themselves.</summary>
public sealed record FirstAdmin(string Name, string Email, string Zone);

/// <summary>What the console prints at the first start.</summary>
public sealed record IssuedSetup(string Code, string Url, DateTimeOffset ExpiresAt);

/// <summary>The one-time code that makes the first Admin. Only somebody who can read this machine's console has it.</summary>
public sealed class SetupCode(LeadershipDbSource source, WriteGate gate, IOptions<WebOptions> options, TimeProvider time)
{
    public const string ClaimedKey = "setup.claimed";

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>True until somebody has become the first Admin.</summary>
    public async Task<bool> IsNeededAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        return await IsOpenAsync(db, cancellationToken);
    }

    /// <summary>A fresh code; earlier ones stop working. Null when the installation has its Admin already.</summary>
    public async Task<IssuedSetup?> IssueAsync(CancellationToken cancellationToken)
    {
        var code = SignInToken.NewSetupCode();
        var expires = BusinessClock.Trim(time.GetUtcNow() + Lifetime);
        var open = await gate.RunAsync(async (db, unit) =>
        {
            if (!await IsOpenAsync(db, unit))
                return false;
            await db.SignInLinks.Where(static l => l.PersonId == null).ExecuteDeleteAsync(unit);
            db.SignInLinks.Add(new SignInLink { TokenHash = SignInToken.HashCode(code), ExpiresAt = expires });
            return true;
        }, cancellationToken);
        return open ? new IssuedSetup(code, options.Value.LinkTo($"/setup?code={code}").ToString(), expires) : null;
    }

    /// <summary>Makes the first Admin, or says what is wrong; what is wrong in a field does not use the code up.</summary>
    public Task<Outcome<PersonId>> ClaimAsync(string code, FirstAdmin admin, CancellationToken cancellationToken)
    {
        if (Check(admin) is { } errors)
            return Task.FromResult<Outcome<PersonId>>(errors);
        return gate.RunAsync<Outcome<PersonId>>(async (db, unit) =>
        {
            if (!await IsOpenAsync(db, unit))
                return Refusal.Conflict(SignInMessages.SetupIsDone);
            var now = BusinessClock.Trim(time.GetUtcNow());
            if (!await SignIn.UseUpAsync(db, SignInToken.HashCode(code), now, unit))
                return new FieldErrors(new Dictionary<string, string> { ["code"] = SignInMessages.CodeIsWrong });
            return await CreateAsync(db, admin, now, unit);
        }, cancellationToken);
    }

    private static async Task<PersonId> CreateAsync(
        LeadershipDb db, FirstAdmin admin, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var email = admin.Email.Trim();
        var person = await db.People.AsTracking().FirstOrDefaultAsync(p => p.Email == email, cancellationToken);
        if (person is null)
        {
            person = new Person { Id = PersonId.New(), Name = admin.Name.Trim(), Email = email, Zone = ZoneOf(admin) };
            db.People.Add(person);
        }
        person.InstallationRole |= InstallationRole.Admin;
        await LocalAddress.EnsureAsync(db, person.Id, now, cancellationToken);
        db.Settings.Add(new Setting { Key = ClaimedKey, Value = ShortId.Write(person.Id.Value) });
        db.Audit.Add(new AuditEntry { At = now, ActorId = person.Id, Action = "setup.claim", SubjectId = person.Id });
        return person.Id;
    }

    private static string ZoneOf(FirstAdmin admin) => Zones.Parse(admin.Zone).Value;

    private static async Task<bool> IsOpenAsync(LeadershipDb db, CancellationToken cancellationToken) =>
        !await db.Settings.AnyAsync(static s => s.Key == ClaimedKey, cancellationToken)
        && !await db.People.AnyAsync(
            static p => p.LeftAt == null && (p.InstallationRole == InstallationRole.Admin
                || p.InstallationRole == (InstallationRole.Admin | InstallationRole.Auditor)), cancellationToken);

    /// <summary>Something before and after the sign: more would refuse addresses that exist.</summary>
    private static bool LooksLikeEmail(string text) =>
        text.Length is >= 3 and <= 254 && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1;

    private static FieldErrors? Check(FirstAdmin admin)
    {
        var errors = new Dictionary<string, string>();
        if (admin.Name.Trim() is not { Length: > 0 and <= Person.MaxName })
            errors["name"] = SignInMessages.NameIsMissing;
        if (!LooksLikeEmail(admin.Email.Trim()))
            errors["email"] = SignInMessages.EmailIsWrong;
        if (Zones.Parse(admin.Zone).Refusal is { } refusal)
            errors["zone"] = refusal.Sentence;
        return errors.Count == 0 ? null : new FieldErrors(errors);
    }
}
