using System.Globalization;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Whys.Drafts;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Shifts;

/// <summary>Records how many of a shift were told: with one tap all, or a number.</summary>
public sealed class TalkHandlers : IHandle<SayTold>, IOpen<CountTold>, IHandle<SubmitTold>
{
    public const string CountKey = "count";

    public Outcome<Form> Open(CountTold action, Actor actor, DateOnly today) => ShiftMessages.Count(action);

    public Task<Outcome<Reply>> HandleAsync(SayTold action, Turn turn, CancellationToken cancellationToken) =>
        RecordAsync(turn, action.Card, _ => action.Told, cancellationToken);

    public Task<Outcome<Reply>> HandleAsync(SubmitTold action, Turn turn, CancellationToken cancellationToken) =>
        RecordAsync(turn, action.Card, heads => int.TryParse(turn.Values.GetValueOrDefault(CountKey, ""), NumberStyles.None,
            CultureInfo.InvariantCulture, out var count) ? count : heads + 1, cancellationToken);

    private static async Task<Outcome<Reply>> RecordAsync(
        Turn turn, TalkCardId id, Func<int, int?> read, CancellationToken cancellationToken)
    {
        var card = await turn.Db.TalkCards.AsTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (card is null)
            return ShiftMessages.Gone;
        if (!await turn.Db.ShiftCrews.AnyAsync(c => c.Id == card.CrewId && c.LeadId == turn.Actor.Id, cancellationToken))
            return ShiftMessages.NotYours;
        var told = read(card.Heads);
        if (told is < 0 || told > card.Heads)
            return new FieldErrors(new Dictionary<string, string> { [CountKey] = ShiftMessages.NotACount(card.Heads).Sentence });
        if (told == card.Told)
            return Reply.Nothing;
        turn.OfferUndo("the number that was told", new SayTold(card.Id, card.Told), turn.Now + UndoOffer.Time);
        (card.Told, card.ToldAt, card.Version) = (told, told is null ? null : turn.At, card.Version + 1);
        await turn.Db.SaveChangesAsync(cancellationToken);
        await turn.Outbox.ReviseAsync(card.LogicalId, cancellationToken);
        await WhyCards.ReviseAsync(turn.Db, turn.Outbox, card.WhyId, cancellationToken);
        return Reply.Nothing;
    }
}
