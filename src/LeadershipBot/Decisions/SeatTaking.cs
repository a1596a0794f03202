using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Briefs;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions;

/// <summary>Gives a decision to somebody in the middle of its life: passed on, or because two differ.</summary>
internal static class SeatTaking
{
    /// <returns>False when that person has left.</returns>
    public static async Task<bool> TakeAsync(
        Decision decision, PersonId id, SeatKind kind, Turn turn, CancellationToken cancellationToken)
    {
        var person = await turn.PersonAsync(id, cancellationToken);
        if (person.LeftAt is not null)
            return false;
        var availability = (await HolidayBook.ReadAsync(turn.Db, cancellationToken)).Of(person);
        var seat = Seating.Place(decision, person, kind, Seating.DueFor(decision.DueOn, availability, turn.Now), turn.Now);
        turn.Db.DecisionSeats.Add(seat);
        decision.DueOn = seat.DueOn > decision.DueOn ? seat.DueOn : decision.DueOn;
        if (!await DecisionCards.HasBriefAsync(turn.Db, id, turn.Now, cancellationToken))
            await DecisionCards.PostAsync(turn.Db, turn.Outbox, seat, person, turn.Now, cancellationToken);
        return true;
    }

    /// <summary>Everything that shows this decision to somebody who has or had a seat is shown anew.</summary>
    public static async Task ShowAnewAsync(
        LeadershipDb db, Outbox outbox, Decision decision, PersonId? but, CancellationToken cancellationToken)
    {
        foreach (var card in decision.Seats.Select(static s => s.CardLogicalId).OfType<LogicalMessageId>())
            await outbox.ReviseAsync(card, cancellationToken);
        foreach (var person in decision.Seats.Select(static s => s.PersonId).Distinct().Where(p => p != but))
            if (await db.Prompts.Where(p => p.PersonId == person && p.Kind == PromptKind.Brief && p.Pulses.Count > 0)
                .OrderByDescending(p => p.LocalDate).ThenByDescending(p => p.Id)
                    .FirstOrDefaultAsync(cancellationToken) is { } prompt)
                await PromptMessages.ReviseAsync(db, outbox, prompt, cancellationToken);
    }
}
