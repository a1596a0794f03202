using LeadershipBot.Messaging;
using LeadershipBot.Pulses.Briefs;

namespace LeadershipBot.Decisions;

/// <summary>What follows every act on a seat: the briefs and cards show it, and a message that cannot change is
/// answered.</summary>
internal static class SeatReplies
{
    public static async Task<Outcome<Reply>> AfterAsync(SeatAct act, bool? aside, Turn turn, CancellationToken cancellationToken)
    {
        await BriefActs.ActedAsync(turn, act.Seat.PersonId, counts: true, cancellationToken);
        await SeatTaking.ShowAnewAsync(turn.Db, turn.Outbox, act.Decision, act.Seat.PersonId, cancellationToken);
        if (aside is not true)
            return Reply.Nothing;
        var view = await DecisionReading.OneAsync(turn.Db, act.Decision, turn.Now, cancellationToken);
        return new Reply(DecisionMessages.Done(view, view.Seats.First(s => s.Id == act.Seat.Id),
            new DecisionReader(turn.Actor.Id, act.Capacity, turn.Actor.Person.Zone, turn.Now)));
    }
}
