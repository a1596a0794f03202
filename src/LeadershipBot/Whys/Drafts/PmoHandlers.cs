using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Whys.Templates;

namespace LeadershipBot.Whys.Drafts;

/// <summary>What the project office does with a draft: fills in what is missing, sends it under its own name, or drops it.</summary>
public sealed class PmoHandlers(TemplateSet templates)
    : IOpen<FillWhy>, IHandle<SubmitWhyFacts>, IHandle<SendWhyAsPmo>, IHandle<DropWhy>
{
    public Outcome<Form> Open(FillWhy action, Actor actor, DateOnly today) =>
        templates.Find(action.Template) is null || !action.Missing.Any(templates.Facts.ContainsKey)
            ? WhyReplies.Gone : WhyWords.Fill(action, templates);

    public async Task<Outcome<Reply>> HandleAsync(SubmitWhyFacts action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.WhyAsync(action.Why, cancellationToken) is not { } why)
            return WhyReplies.Gone;
        if (await turn.CheckAsync(Needs.Pmo, why.ProjectId, cancellationToken) is { } no)
            return no;
        if (why.State != WhyState.Gaps || templates.Find(why.TemplateId) is not { } template)
            return WhyReplies.Settled(why.State);
        var facts = KeptFacts.Read(why.Facts);
        var wrong = new Dictionary<string, string>();
        foreach (var name in WhyFill.Missing(template, facts))
            if (WhyFill.Check(templates.Fact(name), turn.Values.GetValueOrDefault(name, "")).TryGet(out var value, out var refusal))
                facts[name] = value;
            else
                wrong[name] = refusal.Sentence;
        if (wrong.Count > 0)
            return new FieldErrors(wrong);
        (why.Facts, why.Text) = (KeptFacts.Write(facts), WhyFill.Fill(template, facts));
        (why.State, why.ReadyAt, why.Version) = (WhyState.Ready, turn.Now, why.Version + 1);
        turn.Audit("why.filled", why.TemplateId, project: why.ProjectId);
        await turn.Db.SaveChangesAsync(cancellationToken);
        await WhyCards.ReviseAsync(turn.Db, turn.Outbox, why.Id, cancellationToken);
        var view = await WhyView.ReadAsync(turn.Db, templates, why.Id, cancellationToken);
        return new Reply(WhyReplies.Filled(view!.Executive));
    }

    public async Task<Outcome<Reply>> HandleAsync(SendWhyAsPmo action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.WhyAsync(action.Why, cancellationToken) is not { } why)
            return WhyReplies.Gone;
        if (await turn.CheckAsync(Needs.Pmo, why.ProjectId, cancellationToken) is { } no)
            return no;
        if (!WhySteps.IsUnsigned(why))
            return why.State == WhyState.Gaps ? WhyReplies.NotReady : WhyReplies.Settled(why.State);
        if (action.Mark != WhyText.Mark(why.Text!))
            return WhyReplies.TextChanged;
        return new Reply(await SendAsync(turn, why, templates, cancellationToken));
    }

    public async Task<Outcome<Reply>> HandleAsync(DropWhy action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.WhyAsync(action.Why, cancellationToken) is not { } why)
            return WhyReplies.Gone;
        if (await turn.CheckAsync(Needs.Pmo, why.ProjectId, cancellationToken) is { } no)
            return no;
        if (why.State != WhyState.Gaps && !WhySteps.IsUnsigned(why))
            return WhyReplies.Settled(why.State);
        WhySteps.Drop(why, "the PMO dropped it", turn.Now);
        turn.Audit("why.dropped", why.TemplateId, project: why.ProjectId);
        await turn.Db.SaveChangesAsync(cancellationToken);
        await WhyCards.ReviseAsync(turn.Db, turn.Outbox, why.Id, cancellationToken);
        return new Reply(WhyReplies.Dropped(turn.Offer("dropping the message", new TakeBackWhy(why.Id))));
    }

    internal static async Task<Message> SendAsync(
        Turn turn, Why why, TemplateSet templates, CancellationToken cancellationToken)
    {
        WhySteps.Sign(why, turn.Actor.Id, WhySigner.Pmo, turn.Actor.Person.Zone, UndoOffer.Time, turn.Now);
        turn.Audit("why.sent-as-pmo", WhyText.Mark(why.Text!), project: why.ProjectId);
        var undo = turn.Offer("sending the message as PMO", new TakeBackWhy(why.Id));
        await turn.Db.SaveChangesAsync(cancellationToken);
        await WhyCards.ReviseAsync(turn.Db, turn.Outbox, why.Id, cancellationToken);
        // In the executive's brief it is no longer theirs to decide.
        await Pulses.Briefs.BriefActs.ActedAsync(turn, why.ExecutiveId, counts: false, cancellationToken);
        var view = await WhyView.ReadAsync(turn.Db, templates, why.Id, cancellationToken);
        return WhyReplies.SignedAsPmo(view!.Audience, WhyWords.When(view, turn.Actor.Person.Zone), undo);
    }
}
