using LeadershipBot.Data;
using LeadershipBot.Kpis.Notices;
using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Kpis.Outcomes;

/// <summary>The card of a proposed outcome, as things stand when it is sent or shown anew.</summary>
public sealed class OutcomeComposer : IComposer
{
    public MessageKind Kind => MessageKind.OutcomeCard;

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var id = OutcomeCardId.From(row.SubjectId!.Value);
        if (await db.OutcomeCards.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } card)
            return row.Revision > 0 ? new Composed.Ready(OutcomeMessages.Withdrawn)
                : new Composed.Drop("the proposal was taken back");
        var outcome = await db.Outcomes.FirstAsync(o => o.Seq == card.OutcomeSeq, cancellationToken);
        var message = OutcomeMessages.Card(await OutcomeView.ReadAsync(db, outcome, cancellationToken), card);
        if (row.Revision > 0)
            return new Composed.Ready(message);
        return await KpiDelivery.NotNowAsync(db, outcome.ProjectId, row.PersonId, now, cancellationToken)
            ?? new Composed.Ready(message);
    }
}
