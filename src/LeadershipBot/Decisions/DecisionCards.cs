using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Decisions;

/// <summary>A decision in a message of its own: urgent, or to somebody who has no brief that could carry it.</summary>
internal static class DecisionCards
{
    /// <summary>A sponsor of a running project has briefs, and those carry the decisions of all projects.</summary>
    public static Task<bool> HasBriefAsync(LeadershipDb db, PersonId person, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return db.Roles.AnyAsync(r => r.PersonId == person && r.Kind == RoleKind.Sponsor && (r.Until == null || r.Until >= today)
            && db.Projects.Any(p => p.Id == r.ProjectId && p.PilotStartedAt != null && p.Phase != Phase.Closed),
                cancellationToken);
    }

    /// <summary>Queues the message; whether it may go now is looked at just before it leaves.</summary>
    public static async Task PostAsync(LeadershipDb db, Outbox outbox, Seat seat, Person person, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (Outbox.PreferredAddress(person) is not { } to)
            return;
        seat.CardLogicalId = LogicalMessageId.New();
        outbox.Post(person, to, seat.CardLogicalId.Value, MessageKind.DecisionAsk, seat.Id.Value, now, null);
        // A brief planned at this very moment did not see this message in the week's budget: its plan is to be made anew.
        if (await db.CadenceLines.AsTracking().FirstOrDefaultAsync(
            l => l.PersonId == person.Id && l.Kind == PromptKind.Brief, cancellationToken) is { } line)
            line.Version++;
    }
}

/// <summary>Writes the card, and keeps it true.</summary>
public sealed class DecisionCardComposer(IOptions<PulsesOptions> options) : IComposer
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromDays(1);

    public MessageKind Kind => MessageKind.DecisionAsk;

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var id = new SeatId(row.SubjectId!.Value);
        var decision = await DecisionReading.Whole(db).FirstOrDefaultAsync(d => d.Seats.Any(s => s.Id == id), cancellationToken);
        if (decision is null)
            return new Composed.Drop("the decision is gone");
        var reader = await db.People.Include(p => p.Absences).FirstAsync(p => p.Id == row.PersonId, cancellationToken);
        if (row.Revision == 0 && await StopAsync(db, row, decision, reader, now, cancellationToken) is { } stop)
            return stop;
        var view = await DecisionReading.OneAsync(db, decision, now, cancellationToken);
        return new Composed.Ready(DecisionMessages.Card(view, view.Seats.First(s => s.Id == id),
            new DecisionReader(reader.Id, AnswerCapacity.Self, reader.Zone, now), decision.Urgent));
    }

    private async Task<Composed?> StopAsync(LeadershipDb db, OutboxRow row, Decision decision, Person reader, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (decision.Seats.Find(s => s.Id.Value == row.SubjectId)!.State != SeatState.Open)
            return new Composed.Drop("settled meanwhile");
        if (reader.LeftAt is not null || reader.StoppedAt is not null)
            return new Composed.Drop(reader.LeftAt is null ? "said stop" : "has left");
        var project = await db.Projects.FirstAsync(p => p.Id == decision.ProjectId, cancellationToken);
        if (project.Phase == Phase.Closed)
            return new Composed.Drop("the project is closed");
        if (project.PausedAt is not null)
            return new Composed.Later(now + LookAgain, "the project rests");
        var availability = (await HolidayBook.ReadAsync(db, cancellationToken)).Of(reader);
        var closed = WorkingHours.WhyClosed(now, availability);
        if (closed != ClosedReason.Open)
            return Wait(now, availability, BriefRule.Why(closed));
        return await FitsAsync(db, row, reader, now, cancellationToken) ? null
            : Wait(Cadence.InstantOf(MessageBudget.WeekOf(now, reader.Zone).AddDays(7), TimeOnly.MinValue, reader.Zone),
                availability,
                "the week's message budget is used");
    }

    private static Composed Wait(DateTimeOffset from, Availability availability, string reason) =>
        WorkingHours.NextOpen(from, availability, from.AddDays(366)) is { } open
            ? new Composed.Later(open, reason) : new Composed.Drop(reason);

    /// <summary>Itself it does not count: it is one of the messages of its week only once it has left.</summary>
    private async Task<bool> FitsAsync(
        LeadershipDb db, OutboxRow row, Person reader, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var unasked = (await BriefReader.UnaskedAsync(db, [reader.Id], now, cancellationToken))[reader.Id].ToList();
        unasked.Remove(row.NotBefore);
        return MessageBudget.Allows(unasked.Where(at => at <= now), now, reader.Zone, options.Value.WeeklyBudget);
    }
}
