using LeadershipBot.Cadences;
using LeadershipBot.Channels.Web.Access;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.People.Joining;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Channels.Web;

/// <summary>The first Admin as they present themselves.</summary>
public sealed record AdminEntry(string Name, string Email, string Zone);

/// <summary>What the console prints at the first start.</summary>
public sealed record IssuedSetup(string Code, string Url, DateTimeOffset ExpiresAt);

/// <summary>The one-time code that makes the first Admin. Only somebody who can read this machine's console has it.</summary>
public sealed class SetupCode(LeadershipDbSource source, WriteGate gate, IOptions<WebOptions> options, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>True until somebody has become the first Admin.</summary>
    public async Task<bool> IsNeededAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        return await FirstAdmin.IsWantedAsync(db, cancellationToken);
    }

    /// <summary>A fresh code; earlier ones stop working. Null when the installation has its Admin already.</summary>
    public async Task<IssuedSetup?> IssueAsync(CancellationToken cancellationToken)
    {
        var code = OneTimeCode.New();
        var expires = BusinessClock.Trim(time.GetUtcNow() + Lifetime);
        var open = await gate.RunAsync(async (db, unit) =>
        {
            if (!await FirstAdmin.IsWantedAsync(db, unit))
                return false;
            await db.SignInLinks.Where(static l => l.PersonId == null).ExecuteDeleteAsync(unit);
            db.SignInLinks.Add(new SignInLink { TokenHash = OneTimeCode.Hash(CodePurpose.Setup, code), ExpiresAt = expires });
            return true;
        }, cancellationToken);
        return open ? new IssuedSetup(code, options.Value.LinkTo($"/setup?code={code}").ToString(), expires) : null;
    }

    /// <summary>Makes the first Admin, or says what is wrong; what is wrong in a field does not use the code up.</summary>
    public Task<Outcome<PersonId>> ClaimAsync(string code, AdminEntry admin, CancellationToken cancellationToken)
    {
        if (Check(admin) is { } errors)
            return Task.FromResult<Outcome<PersonId>>(errors);
        return gate.RunAsync<Outcome<PersonId>>(async (db, unit) =>
        {
            if (!await FirstAdmin.IsWantedAsync(db, unit))
                return Refusal.Conflict(SignInMessages.SetupIsDone);
            var now = BusinessClock.Trim(time.GetUtcNow());
            if (!await OneTimeCode.UseUpAsync(db, OneTimeCode.Hash(CodePurpose.Setup, code), now, unit))
                return new FieldErrors(new Dictionary<string, string> { ["code"] = SignInMessages.CodeIsWrong });
            return await CreateAsync(db, admin, now, unit);
        }, cancellationToken);
    }

    private static async Task<PersonId> CreateAsync(
        LeadershipDb db, AdminEntry admin, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var email = admin.Email.Trim().ToLowerInvariant();
        var person = await db.People.AsTracking().FirstOrDefaultAsync(p => p.Email == email, cancellationToken);
        if (person is null)
        {
            person = new Person { Id = PersonId.New(), Name = admin.Name.Trim(), Email = email, Zone = ZoneOf(admin) };
            db.People.Add(person);
        }
        FirstAdmin.Appoint(db, person, "on the setup page", now);
        await LocalAddress.EnsureAsync(db, person.Id, now, cancellationToken);
        return person.Id;
    }

    private static string ZoneOf(AdminEntry admin) => Zones.Parse(admin.Zone).Value;

    /// <summary>Something before and after the sign: more would refuse addresses that exist.</summary>
    private static bool LooksLikeEmail(string text) =>
        text.Length is >= 3 and <= 254 && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1;

    private static FieldErrors? Check(AdminEntry admin)
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
