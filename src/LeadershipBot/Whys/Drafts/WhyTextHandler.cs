using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Drafts;

/// <summary>
/// Changes a draft's text. The executive signs with it; an assistant or the PMO only prepares, and a text that changed needs
/// a tap on the new wording.
/// </summary>
public sealed class WhyTextHandler : IOpen<EditWhy>, IHandle<SubmitWhyText>
{
    public const string TextKey = "text";

    public Outcome<Form> Open(EditWhy action, Actor actor, DateOnly today) =>
        WhyWords.Edit(action, signs: actor.Id == action.Executive);

    public async Task<Outcome<Reply>> HandleAsync(SubmitWhyText action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.WhyAsync(action.Why, cancellationToken) is not { } why)
            return WhyReplies.Gone;
        var signs = turn.Actor.Id == why.ExecutiveId;
        if (signs ? await turn.NotTheirsAsync(why, cancellationToken) is { } no : !MayPrepare(turn.Actor, why, out no))
            return no;
        if (!WhySteps.IsUnsigned(why))
            return why.State == WhyState.Gaps ? WhyReplies.NotReady : WhyReplies.Settled(why.State);
        if (!WhyText.Check(turn.Values.GetValueOrDefault(TextKey, "")).TryGet(out var text, out var wrong))
            return new FieldErrors(new Dictionary<string, string> { [TextKey] = wrong.Sentence });
        (why.Edited, why.Text) = (Math.Max(why.Edited, WhyText.Edited(why.Text!, text)), text);
        why.Version++;
        if (signs)
        {
            await SignHandlers.SignAsync(turn, why, cancellationToken);
            return Reply.Nothing;
        }
        why.PreparedById = turn.Actor.Id;
        turn.Audit("why.prepared", null, project: why.ProjectId);
        await turn.Db.SaveChangesAsync(cancellationToken);
        await Pulses.Briefs.BriefActs.ActedAsync(turn, why.ExecutiveId, counts: false, cancellationToken);
        await WhyCards.ReviseAsync(turn.Db, turn.Outbox, why.Id, cancellationToken);
        var executive = await turn.Db.People.Where(p => p.Id == why.ExecutiveId).Select(p => p.Name).FirstAsync(cancellationToken);
        return new Reply(WhyReplies.Prepared(executive));
    }

    private static bool MayPrepare(Actor actor, Why why, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out Refusal? no)
    {
        var may = actor.IsPmoOf(why.ProjectId) || actor.Roles.Any(r => r.ProjectId == why.ProjectId
            && r.Kind == RoleKind.Assistant && (r.ForPersonId is null || r.ForPersonId == why.ExecutiveId));
        no = may ? null : WhyReplies.SomebodyElses;
        return may;
    }
}
