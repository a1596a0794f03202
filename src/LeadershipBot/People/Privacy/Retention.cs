using System.Globalization;
using System.Linq.Expressions;
using LeadershipBot.Audiences;
using LeadershipBot.Audiences.TeamPulses;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Pulses;
using LeadershipBot.Signals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.People.Privacy;

/// <summary>
/// Lets go of what has served its time. Words of handled acts every hour; the rest once a night, by the UTC date that is kept in
/// the database, so that a night missed is made up for and two instances do it once. In portions, so that clicks get in between.
/// </summary>
public sealed class Retention(
    LeadershipDbSource source, WriteGate gate, Erasure erasure, IOptions<RetentionOptions> options, BusinessClock clock,
    TimeProvider time) : IScheduledWork
{
    /// <summary>With an hour between firings, every body is gone well within a day of handling.</summary>
    public static readonly TimeSpan BodiesAfter = TimeSpan.FromHours(12);

    private const int Portion = 1000;

    private static readonly TimeSpan CodesAfter = TimeSpan.FromDays(1);

    private static readonly OutboxState[] Waiting = [OutboxState.Pending, OutboxState.Sending];

    public string Name => "forget";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        await BlankBodiesAsync(now, cancellationToken);
        if (await IsDoneAsync(now, cancellationToken))
            return;
        await DeleteAsync(now, cancellationToken);
        await EraseLeftAsync(now, cancellationToken);
        await gate.RunAsync((db, token) => MarkAsync(db, now, token), cancellationToken);
    }

    private async Task BlankBodiesAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = now - BodiesAfter;
        await PortionsAsync(db => db.Inbox.Where(i => i.State != InboxState.New && i.Body != null
                && (i.ProcessedAt ?? i.ReceivedAt) <= before).OrderBy(i => i.Seq).Take(Portion),
            static (rows, token) => rows.ExecuteUpdateAsync(static set => set.SetProperty(i => i.Body, (string?)null), token),
            cancellationToken);
    }

    private async Task DeleteAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (messages, answers) = (now.AddDays(-options.Value.MessageDays), now.AddDays(-options.Value.AnswerDays));
        var (audit, codes) = (now.AddDays(-options.Value.AuditDays), BusinessClock.Trim(time.GetUtcNow() - CodesAfter));
        var (day, steps) = (DateOnly.FromDateTime(answers.UtcDateTime), now - CodesAfter);
        await DeleteAsync<InboxItem, long>(
            i => i.State != InboxState.New && i.ReceivedAt < messages, static i => i.Seq, cancellationToken);
        await DeleteAsync<LocalPost, long>(p => p.At < messages, static p => p.Seq, cancellationToken);
        await DeleteAsync<OutboxRow, long>(
            r => !Waiting.Contains(r.State) && r.EnqueuedAt < messages, static r => r.Seq, cancellationToken);
        await DeleteAsync<Prompt, PromptId>(p => p.WakeAt == null && p.LocalDate < day, static p => p.Id, cancellationToken);
        await DeleteAsync<Signal, long>(s => s.DueAt < answers, static s => s.Seq, cancellationToken);
        await DeleteAsync<SignalWeek, long>(w => w.Week < day, static w => w.Seq, cancellationToken);
        await DeleteAsync<LedgerRow, long>(r => r.At < answers, static r => r.Seq, cancellationToken);
        await DeleteAsync<TeamAsk, TeamAskId>(a => a.ClosedAt != null && a.LocalDate < day, static a => a.Id, cancellationToken);
        await DeleteAsync<ConfidentialQuestion, ConfidentialQuestionId>(
            q => q.Settled && q.ClosesAt < answers, static q => q.Id, cancellationToken);
        await DeleteAsync<Absence, AbsenceId>(a => a.Until < day, static a => a.Id, cancellationToken);
        await DeleteAsync<AuditEntry, long>(a => a.At < audit, static a => a.Seq, cancellationToken);
        await DeleteAsync<UndoStep, UndoId>(u => u.ExpiresAt < steps, static u => u.Id, cancellationToken);
        await DeleteAsync<SignInLink, string>(l => l.ExpiresAt < codes, static l => l.TokenHash, cancellationToken);
    }

    private Task DeleteAsync<T, TKey>(
        Expression<Func<T, bool>> expired, Expression<Func<T, TKey>> key, CancellationToken cancellationToken) where T : class =>
        PortionsAsync(db => db.Set<T>().Where(expired).OrderBy(key).Take(Portion),
            static (rows, token) => rows.ExecuteDeleteAsync(token), cancellationToken);

    private async Task PortionsAsync<T>(Func<LeadershipDb, IQueryable<T>> choose,
        Func<IQueryable<T>, CancellationToken, Task<int>> end, CancellationToken cancellationToken)
    {
        while (await gate.RunAsync((db, token) => end(choose(db), token), cancellationToken) == Portion)
            cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task EraseLeftAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = now.AddDays(-options.Value.LeftPeopleDays);
        List<PersonId> left;
        await using (var db = source.Open())
            left = await db.People.Where(p => p.LeftAt < before && p.Name != Erasure.NoName).Select(p => p.Id)
                .ToListAsync(cancellationToken);
        foreach (var person in left)
            await erasure.EraseAsync(person, "retention", cancellationToken);
    }

    private async Task<bool> IsDoneAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        return await db.Settings.AnyAsync(s => s.Key == SettingKeys.Forgot && s.Value == Night(now), cancellationToken);
    }

    private static async Task MarkAsync(LeadershipDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var mark = await db.Settings.AsTracking().FirstOrDefaultAsync(static s => s.Key == SettingKeys.Forgot, cancellationToken);
        if (mark is not null)
            mark.Value = Night(now);
        else
            db.Settings.Add(new Setting { Key = SettingKeys.Forgot, Value = Night(now) });
    }

    private static string Night(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
