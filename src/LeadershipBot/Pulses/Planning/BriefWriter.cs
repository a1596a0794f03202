using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;

namespace LeadershipBot.Pulses.Planning;

/// <summary>
/// Writes plans: raw and in bulk, since a sweep may hold a hundred thousand. The line is moved first and only if nobody changed
/// it meanwhile; prompts that are already there are left alone, and only what was really inserted is queued.
/// </summary>
internal static class BriefWriter
{
    private static readonly RawStatement MoveLine = new(
        "UPDATE \"CadenceLines\" SET \"LastDate\" = @p2, \"NextAt\" = @p3, \"BringForwardOn\" = NULL, "
        + "\"Version\" = \"Version\" + 1 WHERE \"Id\" = @p0 AND \"Version\" = @p1", 4);

    private static readonly RawStatement InsertPrompt = RawStatement.InsertNew("Prompts", "Id", "PersonId", "Kind",
        "CadenceLineId",
        "LocalDate", "LogicalId", "State", "DueAt", "WakeAt", "ClosesAt", "Reason", "PartActs", "Version");

    private static readonly RawStatement InsertPulse = RawStatement.InsertNew("Pulses", "Id", "PromptId", "ProjectId",
        "Questions");

    private static readonly RawStatement InsertOutbox = RawStatement.InsertNew("Outbox", "LogicalId", "Revision", "Kind",
        "PersonId",
        "Partition", "Channel", "Workspace", "UserId", "SubjectId", "State", "NotBefore", "ExpiresAt", "Attempts", "EnqueuedAt",
        "CorrelationId");

    private static readonly RawStatement InsertLedger = RawStatement.InsertNew("Ledger", "At", "Event", "Kind", "PersonId",
        "LogicalId",
        "Revision", "LocalDate", "Reason", "CorrelationId");

    public static async Task<int> WriteAsync(
        LeadershipDb db, IReadOnlyList<BriefPlan> plans, DateTimeOffset now, string correlationId,
            CancellationToken cancellationToken)
    {
        var moved = await db.ExecuteManyAsync(MoveLine, [.. plans.Select(static p => new object?[]
        {
            p.Line.Id.Value, p.Line.Version, p.LastDate, p.NextAt,
        })], cancellationToken);
        var wanted = plans.Where((_, i) => moved[i] == 1)
            .SelectMany(static p => p.Briefs, static (p, b) => new Row(p, b, PromptId.New(), LogicalMessageId.New())).ToList();
        var inserted = await db.ExecuteManyAsync(InsertPrompt, wanted.ConvertAll(static r => r.Prompt()), cancellationToken);
        var fresh = wanted.Where((_, i) => inserted[i] == 1).ToList();
        var sends = fresh.Where(static r => r.Brief.State == DueState.Send).ToList();
        await db.ExecuteManyAsync(InsertPulse, [.. sends.SelectMany(static r => r.Pulses())], cancellationToken);
        await db.ExecuteManyAsync(InsertOutbox, sends.ConvertAll(r => r.Outbox(now, correlationId)), cancellationToken);
        await db.ExecuteManyAsync(InsertOutbox, [.. sends.SelectMany(r => r.Copies(now, correlationId))], cancellationToken);
        await db.ExecuteManyAsync(InsertLedger, fresh.ConvertAll(r => r.Ledger(now, correlationId)), cancellationToken);
        return sends.Count;
    }

    private sealed record Row(BriefPlan Plan, PlannedBrief Brief, PromptId Id, LogicalMessageId Logical)
    {
        public object?[] Prompt() =>
        [
            Id.Value, Plan.Person.Id.Value, PromptKind.Brief, Plan.Line.Id.Value, Brief.Date, Logical.Value, State,
            Brief.At, Brief.State == DueState.Send ? Brief.RemindAt : null, Brief.ClosesAt, Brief.Reason, 0, 0,
        ];

        public IEnumerable<object?[]> Pulses() => Brief.Pulses.Select(p => new object?[]
        {
            PulseId.New().Value, Id.Value, p.Project.Value, AskedQuestion.Write(p.Questions),
        });

        public object?[] Outbox(DateTimeOffset now, string correlationId) => Queued(Logical, MessageKind.Brief, Plan.Person,
            Messaging.Outbox.PreferredAddress(Plan.Person)!, Brief.At, now, correlationId);

        /// <summary>After the brief itself, so that nobody sees it before the person it is for.</summary>
        public IEnumerable<object?[]> Copies(DateTimeOffset now, string correlationId) => Brief.Copies.Select(
            c => Queued(LogicalMessageId.New(), MessageKind.BriefCopy, c.Person, c.Address, c.At, now, correlationId));

        private object?[] Queued(LogicalMessageId logical, MessageKind kind, Person person, Address to, DateTimeOffset notBefore,
            DateTimeOffset now, string correlationId) =>
        [
            logical.Value, 0, kind, person.Id.Value, to.Partition, to.Channel.Value, to.Workspace,
            to.UserId, Id.Value, OutboxState.Pending, notBefore, Brief.ClosesAt, 0, now, correlationId,
        ];

        public object?[] Ledger(DateTimeOffset now, string correlationId) =>
        [
            now, Event, MessageKind.Brief, Plan.Person.Id.Value, Logical.Value, 0, Brief.Date, Brief.Reason, correlationId,
        ];

        private PromptState State => Brief.State switch
        {
            DueState.Send => PromptState.Open,
            DueState.Missed => PromptState.MissedByBot,
            _ => PromptState.Skipped,
        };

        private LedgerEvent Event => Brief.State switch
        {
            DueState.Send => Brief.Reason is null ? LedgerEvent.Planned : LedgerEvent.Moved,
            DueState.Missed => LedgerEvent.Missed,
            _ => LedgerEvent.Skipped,
        };
    }
}
