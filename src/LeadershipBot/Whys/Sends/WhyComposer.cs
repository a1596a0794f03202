using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Whys.Templates;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Sends;

/// <summary>The message as its readers get it. Between queueing and call the signature is looked at once more.</summary>
public sealed class WhyComposer(TemplateSet templates) : IComposer
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(6);

    public MessageKind Kind => MessageKind.Why;

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var view = await WhyView.ReadAsync(db, templates, WhyId.From(row.SubjectId!.Value), cancellationToken);
        if (view is not { State: WhyState.Sending or WhyState.Sent, Signer: not null })
            return new Composed.Drop("nobody's signature stands");
        if (row.Revision > 0)
            return new Composed.Ready(WhyMessages.Why(view));
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (!await StandsAsync(db, view, today, cancellationToken))
            return new Composed.Drop("its signer is no longer sponsor or PMO");
        if (!await WhyTeams.Members(db, view.ProjectId, today).AnyAsync(p => p.Id == row.PersonId, cancellationToken))
            return new Composed.Drop("no longer in the project");
        if (await db.Projects.AnyAsync(p => p.Id == view.ProjectId && p.PausedAt != null, cancellationToken))
            return new Composed.Later(now + LookAgain, "the project is paused");
        return await TeamDoor.StopAsync(db, row, now, cancellationToken) ?? new Composed.Ready(WhyMessages.Why(view));
    }

    private static async Task<bool> StandsAsync(LeadershipDb db, WhyView view, DateOnly today, CancellationToken cancellationToken)
    {
        var signer = await db.Whys.Where(w => w.Id == view.Id).Select(w => w.SignerId).FirstAsync(cancellationToken);
        if (signer is not { } id)
            return false;
        return view.SignedAs == WhySigner.Executive
            ? await Sponsors.MaySignAsync(db, view.ProjectId, id, today, cancellationToken)
            : await WhySigners.IsPmoAsync(db, view.ProjectId, id, today, cancellationToken);
    }
}

/// <summary>The draft as its project office follows it.</summary>
public sealed class WhyCardComposer(TemplateSet templates) : IComposer
{
    public MessageKind Kind => MessageKind.WhyDraft;

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var view = await WhyView.ReadAsync(db, templates, WhyId.From(row.SubjectId!.Value), cancellationToken);
        if (view is null)
            return new Composed.Drop("the draft is gone");
        var person = await db.People.Include(p => p.Identities).FirstAsync(p => p.Id == row.PersonId, cancellationToken);
        if (row.Revision == 0 && Reach.Why(person) is { } unreachable)
            return new Composed.Drop(unreachable);
        return new Composed.Ready(Drafts.WhyWords.Card(view, templates, person.Zone));
    }
}
