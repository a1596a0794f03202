using LeadershipBot.Data;
using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Languages;

/// <summary>Asks the lead, and shows what was chosen.</summary>
public sealed class LanguageAskComposer : IComposer
{
    public MessageKind Kind => MessageKind.LanguageAsk;

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var id = LanguageAskId.From(row.SubjectId!.Value);
        if (await db.LanguageAsks.FirstOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } ask)
            return new Composed.Drop("the project is gone");
        var view = new LanguageView(ask.Id, await db.Projects.Where(p => p.Id == ask.ProjectId).Select(p => p.Name)
                .FirstAsync(cancellationToken),
            await db.Sites.Where(s => s.Id == ask.SiteId).Select(s => s.Name).FirstOrDefaultAsync(cancellationToken),
            ask.Reads, ask.Written, ask.Choice, LanguageGate.HoldsForDays);
        if (row.Revision == 0 && ask.Choice != LanguageChoice.Undecided)
            return new Composed.Drop("already decided");
        return row.Revision > 0 ? new Composed.Ready(LanguageMessages.Ask(view))
            : await Sends.TeamDoor.StopAsync(db, row, now, cancellationToken) ?? new Composed.Ready(LanguageMessages.Ask(view));
    }
}
