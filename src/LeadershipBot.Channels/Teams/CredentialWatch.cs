using System.Globalization;
using LeadershipBot.Channels.Teams.Token;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Channels.Teams;

/// <summary>
/// Tells the Admins in time that the sign-in ends, and that the next one has taken over. Each thing is said once: what was
/// said is remembered in the settings.
/// </summary>
internal sealed class CredentialWatch(BotTokens tokens, LeadershipDbSource source, WriteGate gate, BusinessClock clock,
    TimeProvider time)
    : IScheduledWork
{
    /// <summary>What was last said about the end, as <c>2027-05-01/30</c>.</summary>
    public const string ToldKey = "teams.credential.told";

    /// <summary>The mark of the credential that was last used.</summary>
    public const string UsedKey = "teams.credential.used";

    public string Name => "teams-credential";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (CredentialRule.Warning(tokens.Credentials, today) is { } warning)
            await SayOnceAsync(ToldKey, Written(warning, today), WarningOf(warning, today), cancellationToken);
        if ((await tokens.GetAsync(fresh: false, cancellationToken)).TryGet(out var token, out _) && token.Credential is { } used)
            await NoteUseAsync(used, cancellationToken);
    }

    private static string Written((DateOnly Ends, int Threshold) warning, DateOnly today) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{warning.Ends:yyyy-MM-dd}/{(warning.Ends < today ? 0 : warning.Threshold)}");

    private static Message WarningOf((DateOnly Ends, int Threshold) warning, DateOnly today) =>
        warning.Ends < today ? TeamsMessages.CredentialEnded(Day(warning.Ends))
            : TeamsMessages.CredentialEnds(Math.Max(1, warning.Ends.DayNumber - today.DayNumber), Day(warning.Ends));

    /// <summary>The first one seen is nothing to tell; after it, a change is said with the new one, which proves that it works.</summary>
    private async Task NoteUseAsync(BotCredential used, CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var before = await db.Settings.Where(s => s.Key == UsedKey).Select(s => s.Value).FirstOrDefaultAsync(cancellationToken);
        var news = before is null || before == used.Mark ? null
            : TeamsMessages.CredentialChanged(used.Ends is { } ends ? Day(ends) : null);
        if (before != used.Mark)
            await SayOnceAsync(UsedKey, used.Mark, news, cancellationToken);
    }

    private Task SayOnceAsync(string key, string value, Message? message, CancellationToken cancellationToken) =>
        gate.RunAsync(async (db, token) =>
    {
        var known = await db.Settings.AsTracking().FirstOrDefaultAsync(s => s.Key == key, token);
        if (known?.Value == value)
            return;
        if (known is null)
            db.Settings.Add(new Setting { Key = key, Value = value });
        else
            known.Value = value;
        if (message is not null)
            await TellAsync(db, message, token);
    }, cancellationToken);

    /// <summary>In Teams where the Admin has it, since that is what is spoken of; else wherever they are.</summary>
    private async Task TellAsync(LeadershipDb db, Message message, CancellationToken cancellationToken)
    {
        var outbox = new Outbox(db, clock.Instant, Correlation.New());
        var admins = await db.People.Include(p => p.Identities).Where(p => p.LeftAt == null
            && (p.InstallationRole == InstallationRole.Admin
                || p.InstallationRole == (InstallationRole.Admin | InstallationRole.Auditor)))
            .ToListAsync(cancellationToken);
        foreach (var admin in admins)
            if (admin.Identities.Find(static i => i.Channel == ChannelName.Teams.Value && i.DeadReason is null) is { } teams)
                outbox.SayTo(Outbox.ToAddress(teams), admin.Id, MessageKind.PmoNotice, message);
            else
                outbox.Say(admin, MessageKind.PmoNotice, message);
    }

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
