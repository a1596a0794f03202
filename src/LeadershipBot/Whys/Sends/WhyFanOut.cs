using LeadershipBot.Audiences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Whys.Languages;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Sends;

/// <summary>Queues a message for its readers, at most 200 in a transaction; a reader is inserted once, and only then queued.</summary>
internal static class WhyFanOut
{
    private const int Chunk = 200;

    /// <summary>What cannot reach somebody within two weeks has been overtaken by the next one.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    private static readonly RawStatement InsertReader = RawStatement.InsertNew("WhyReaders", "WhyId", "PersonId", "DueAt", "Reason");

    private static readonly RawStatement InsertOutbox = RawStatement.InsertNew("Outbox", "LogicalId", "Revision", "Kind",
        "PersonId", "Partition", "Channel", "Workspace", "UserId", "SubjectId", "State", "NotBefore", "ExpiresAt", "Attempts",
        "EnqueuedAt", "CorrelationId");

    private static readonly RawStatement InsertLedger = RawStatement.InsertNew("Ledger", "At", "Event", "Kind", "PersonId",
        "Revision", "ProjectId", "Reason", "CorrelationId");

    private sealed record Reader(Person Person, DateTimeOffset At, string? Reason);

    /// <returns>How many readers were looked at; 0 when nobody is left.</returns>
    public static async Task<int> ChunkAsync(LeadershipDb db, WhyId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.SerialiseAsync(TeamBudget.Lock, cancellationToken);
        var why = await db.Whys.AsNoTracking().Include(w => w.Targets).FirstAsync(w => w.Id == id, cancellationToken);
        if (why.State != WhyState.Sending)
            return 0;
        var readers = await NextAsync(db, why, now, cancellationToken);
        var correlation = Correlation.New();
        var fresh = await db.ExecuteManyAsync(InsertReader, readers.ConvertAll(r => new object?[]
        {
            id.Value, r.Person.Id.Value, r.At, r.Reason,
        }), cancellationToken);
        var queued = readers.Where((r, i) => fresh[i] == 1).ToList();
        await db.ExecuteManyAsync(InsertOutbox, [.. queued.Where(static r => r.Reason is null)
            .Select(r => Row(r, why, now, correlation))], cancellationToken);
        await db.ExecuteManyAsync(InsertLedger, queued.ConvertAll(r => new object?[]
        {
            now, r.Reason is null ? LedgerEvent.Planned : LedgerEvent.HeldBack, MessageKind.Why, r.Person.Id.Value, 0,
            why.ProjectId.Value, r.Reason, correlation,
        }), cancellationToken);
        return readers.Count;
    }

    private static async Task<List<Reader>> NextAsync(
        LeadershipDb db, Why why, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var cells = why.Targets.Select(static t => new TeamCell(t.Function, t.SiteId)).ToHashSet();
        var waiting = await LanguageGate.WaitingAsync(db, why, cells, today, now, cancellationToken);
        var left = await WhyTeams.Members(db, why.ProjectId, today)
            .Where(p => !db.WhyReaders.Any(r => r.WhyId == why.Id && r.PersonId == p.Id))
            .Select(p => new { p.Id, p.Function, p.SiteId, p.Language }).OrderBy(p => p.Id).ToListAsync(cancellationToken);
        var ids = left.Where(p => cells.Contains(new TeamCell(p.Function, p.SiteId))
                && !waiting.Contains((p.SiteId, p.Language)))
            .Take(Chunk).Select(static p => p.Id).ToList();
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).Include(p => p.Identities)
            .Include(p => p.Absences).AsSplitQuery().OrderBy(p => p.Id).ToListAsync(cancellationToken);
        var book = await HolidayBook.ReadAsync(db, cancellationToken);
        var nothing = await LanguageGate.NothingAsync(db, why, cancellationToken);
        return await TeamWeek.PlaceAsync(db, people, book, now, now + Lasts, static (p, at, why) => new Reader(p, at, why),
            p => nothing.Contains((p.SiteId, p.Language)) ? "its site gets nothing in this language" : null, cancellationToken);
    }

    private static object?[] Row(Reader reader, Why why, DateTimeOffset now, string correlation)
    {
        var to = Outbox.PreferredAddress(reader.Person)!;
        return
        [
            LogicalMessageId.New().Value, 0, MessageKind.Why, reader.Person.Id.Value, to.Partition, to.Channel.Value, to.Workspace,
            to.UserId, why.Id.Value, OutboxState.Pending, reader.At, now + Lasts, 0, now, correlation,
        ];
    }
}
