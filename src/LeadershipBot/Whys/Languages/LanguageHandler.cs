using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Languages;

/// <summary>Takes a lead's word; a message that was held for it and is still fresh goes out.</summary>
public sealed class LanguageHandler : IHandle<ChooseLanguage>
{
    public async Task<Outcome<Reply>> HandleAsync(ChooseLanguage action, Turn turn, CancellationToken cancellationToken)
    {
        var ask = await turn.Db.LanguageAsks.AsTracking().FirstOrDefaultAsync(a => a.Id == action.Ask, cancellationToken);
        if (ask is null)
            return LanguageMessages.Gone;
        if (!turn.Actor.IsPmoOf(ask.ProjectId)
            && !turn.Actor.Roles.Any(r => r.ProjectId == ask.ProjectId && r.Kind == RoleKind.Lead))
            return LanguageMessages.OnlyLeads;
        if (ask.Choice == action.Choice)
            return Reply.Nothing;
        var before = ask.Choice;
        (ask.Choice, ask.DecidedById, ask.DecidedAt, ask.Version) = (action.Choice, turn.Actor.Id, turn.Now, ask.Version + 1);
        turn.Audit("why.language", $"{ask.Reads}: {action.Choice}", project: ask.ProjectId);
        if (action.Choice == LanguageChoice.AsWritten)
            await ResumeAsync(turn, ask, cancellationToken);
        turn.OfferUndo("the choice of language", new ChooseLanguage(ask.Id, before), turn.Now + UndoOffer.Time);
        await turn.Db.SaveChangesAsync(cancellationToken);
        foreach (var logical in await turn.Db.Outbox.Where(r => r.SubjectId == ask.Id.Value && r.Revision == 0
            && r.Kind == MessageKind.LanguageAsk).Select(r => r.LogicalId).ToListAsync(cancellationToken))
            await turn.Outbox.ReviseAsync(logical, cancellationToken);
        return Reply.Nothing;
    }

    /// <summary>Whoever has it already is not sent it again; only those it was held for are left.</summary>
    private static async Task ResumeAsync(Turn turn, LanguageAsk ask, CancellationToken cancellationToken)
    {
        var since = turn.Now.AddDays(-LanguageGate.HoldsForDays);
        foreach (var why in await turn.Db.Whys.AsTracking().Where(w => w.ProjectId == ask.ProjectId
            && w.Language == ask.Written && w.State == WhyState.Sent && w.SentAt >= since
            && w.Targets.Any(t => t.SiteId == ask.SiteId)).ToListAsync(cancellationToken))
            (why.State, why.SendsAt, why.Version) = (WhyState.Sending, turn.Now, why.Version + 1);
    }
}
