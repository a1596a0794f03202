using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Pulses.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Pulses;

/// <summary>Story one, second half: the one reminder, and the close. Looks only at prompts whose time has come.</summary>
public sealed class PromptSweep(
    LeadershipDbSource source, WriteGate gate, IOptions<PulsesOptions> options, Wakeups wakeups, BusinessClock clock) : IScheduledWork
{
    private const int Chunk = 100;

    public string Name => "sweep-prompts";

    public TimeSpan Every => TimeSpan.FromSeconds(15);

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        return await db.Prompts.Where(p => p.WakeAt != null).MinAsync(p => p.WakeAt, cancellationToken);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && await ChunkAsync(cancellationToken) == Chunk)
            wakeups.Relay.Set();
        wakeups.Relay.Set();
    }

    private async Task<int> ChunkAsync(CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        await using (var db = source.Open())
        {
            var paused = await db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, cancellationToken);
            if (paused || !await db.Prompts.AnyAsync(p => p.WakeAt <= now, cancellationToken))
                return 0;
        }
        return await gate.RunAsync((db, token) => SweepAsync(db, now, token), cancellationToken);
    }

    private async Task<int> SweepAsync(LeadershipDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = await db.Prompts.AsTracking().Where(p => p.WakeAt <= now).OrderBy(p => p.WakeAt).ThenBy(p => p.Id).Take(Chunk)
            .ToListAsync(cancellationToken);
        var book = await HolidayBook.ReadAsync(db, cancellationToken);
        var outbox = new Outbox(db, now, Correlation.New());
        foreach (var prompt in due)
        {
            await WakeAsync(db, outbox, book, prompt, now, cancellationToken);
            prompt.Version++;
        }
        return due.Count;
    }

    private async Task WakeAsync(LeadershipDb db, Outbox outbox, HolidayBook book, Prompt prompt, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var post = await db.Outbox.Where(r => r.LogicalId == prompt.LogicalId && r.Revision == 0).FirstAsync(cancellationToken);
        if (post.State is OutboxState.Pending or OutboxState.Sending)
            prompt.WakeAt = now.AddHours(1) < prompt.ClosesAt ? now.AddHours(1) : prompt.ClosesAt.AddHours(1);
        else if (post.State != OutboxState.Sent && prompt.State == PromptState.Open)
            // What was not delivered, or may not have been, is nobody's missed opportunity.
            (prompt.State, prompt.Reason, prompt.WakeAt) = (PromptState.Skipped, $"not delivered: {post.Reason ?? post.State.ToString()}", null);
        else
            await StepAsync(db, outbox, book, prompt, now, cancellationToken);
    }

    private async Task StepAsync(LeadershipDb db, Outbox outbox, HolidayBook book, Prompt prompt, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var person = await db.People.Include(p => p.Identities).Include(p => p.Absences)
            .FirstAsync(p => p.Id == prompt.PersonId, cancellationToken);
        var isOffer = !await db.Pulses.AnyAsync(p => p.PromptId == prompt.Id, cancellationToken);
        var decision = PromptRule.Decide(new PromptNow(prompt.State == PromptState.Answered, isOffer, prompt.RemindedAt is not null,
            person.StoppedAt is not null, prompt.DueAt, prompt.ClosesAt, book.Of(person),
            await UnaskedAsync(db, person.Id, now, cancellationToken)), options.Value, now);
        (prompt.WakeAt, prompt.ClosesAt) = (decision.WakeAt, decision.ClosesAt);
        if (decision.Step == PromptStep.Close)
            await CloseAsync(db, outbox, prompt, now, cancellationToken);
        else if (decision.Step == PromptStep.HoldReminder || (decision.Step == PromptStep.Remind && !Remind(outbox, prompt, person, now)))
            db.Ledger.Add(Entry(prompt, LedgerEvent.HeldBack, MessageKind.Reminder, decision.Reason ?? "no address that can be reached", now));
    }

    /// <summary>False when there is nowhere to send it.</summary>
    private static bool Remind(Outbox outbox, Prompt prompt, Person person, DateTimeOffset now)
    {
        if (Outbox.PreferredAddress(person) is not { } to)
            return false;
        prompt.RemindedAt = now;
        prompt.ReminderLogicalId = LogicalMessageId.New();
        outbox.Post(person, to, prompt.ReminderLogicalId.Value, MessageKind.Reminder, prompt.Id.Value, now, prompt.ClosesAt);
        return true;
    }

    private static Task<List<DateTimeOffset>> UnaskedAsync(
        LeadershipDb db, PersonId person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now.AddDays(-8);
        return db.Outbox
            .Where(r => r.PersonId == person && r.Revision == 0 && r.NotBefore >= since && BriefReader.Unasked.Contains(r.Kind)
                && r.State != OutboxState.Withdrawn && r.State != OutboxState.Expired)
            .Select(r => r.NotBefore).ToListAsync(cancellationToken);
    }

    private static async Task CloseAsync(LeadershipDb db, Outbox outbox, Prompt prompt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var answered = prompt.State == PromptState.Answered;
        prompt.WakeAt = null;
        prompt.State = answered ? PromptState.Answered : PromptState.Closed;
        db.Ledger.Add(Entry(prompt, answered ? LedgerEvent.Answered : LedgerEvent.Closed, MessageKind.Brief, null, now));
        if (!answered)
            await CountUnansweredAsync(db, outbox, prompt, now, cancellationToken);
        await PromptMessages.ReviseAsync(db, outbox, prompt, cancellationToken);
    }

    /// <summary>The second unanswered in a row is told to the PMO as the fact it is; the executive gets an offer, not a push.</summary>
    private static async Task CountUnansweredAsync(
        LeadershipDb db, Outbox outbox, Prompt prompt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var line = await db.CadenceLines.AsTracking().FirstAsync(l => l.Id == prompt.CadenceLineId, cancellationToken);
        line.UnansweredInRow++;
        line.Version++;
        if (line.UnansweredInRow != BriefRule.UnansweredLimit)
            return;
        var name = await db.People.Where(p => p.Id == prompt.PersonId).Select(p => p.Name).FirstAsync(cancellationToken);
        await PmoNotices.TellAsync(db, outbox, prompt.PersonId, now, Message.Say(
            $"{name} left the last two briefs unanswered. At the next slot I offer a lighter rhythm, a pause or a hand-over, then wait.",
            new Buttons([Button.Command("What waits", "waiting")])), cancellationToken);
    }

    private static LedgerRow Entry(Prompt prompt, LedgerEvent what, MessageKind kind, string? reason, DateTimeOffset now) => new()
    {
        At = now, Event = what, Kind = kind, PersonId = prompt.PersonId, LogicalId = prompt.LogicalId, LocalDate = prompt.LocalDate,
        Reason = reason,
    };
}
