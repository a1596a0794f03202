using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Kpis.Outcomes;

public sealed class ProposeOutcomeCommand : ICommand
{
    public string Grammar => "outcome propose <sentence:text> for <project> [target <target:text>] [by <date>]";

    public Needs Needs => Needs.Pmo;

    public string Help => "puts an outcome before the heads of IT and OT; it counts once both have agreed";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var (project, sentence) = (await turn.ProjectAsync(arguments.Project(), cancellationToken),
            arguments.Text("sentence").Trim());
        var target = arguments.TextOrNull("target");
        if (sentence.Length is < 10 or > 300 || target is { Length: > 80 })
            return OutcomeReplies.Length;
        var known = await turn.Db.Outcomes.Where(o => o.ProjectId == project.Id).Select(o =>
            o.Sentence).ToListAsync(cancellationToken);
        if (known.Exists(s => Folded.Of(s) == Folded.Of(sentence)))
            return OutcomeReplies.Twice(project.Name);
        var heads = await Heads.OfAsync(turn.Db, project.Id, turn.Now, cancellationToken);
        if (heads.Count < 2)
            return OutcomeReplies.NoHead(project.Name, heads.ContainsKey(HeadSide.It) ? "OT" : "IT");
        var outcome = new ProjectOutcome
        {
            ProjectId = project.Id, Sentence = sentence, Target = target,
            TargetDate = arguments.DateOrNull()
        };
        turn.Db.Outcomes.Add(outcome);
        // Its number is the database's, and the cards hang on it.
        await turn.Db.SaveChangesAsync(cancellationToken);
        var cards = heads.OrderBy(static h => h.Key).Select(h => Card(turn, outcome.Seq, h.Key, h.Value)).ToList();
        turn.Audit("outcome.proposed", sentence, project: project.Id);
        return new Reply(OutcomeMessages.Proposed(project.Name, [.. heads.OrderBy(static h => h.Key).Select(static h =>
            h.Value.Name)],
            turn.Offer("proposing the outcome", new TakeProposalBack(cards[0].Id))));
    }

    private static OutcomeCard Card(Turn turn, long outcome, HeadSide side, Person head)
    {
        var to = Outbox.PreferredAddress(head);
        var card = new OutcomeCard
        {
            Id = OutcomeCardId.New(), OutcomeSeq = outcome, Side = side, PersonId = head.Id, At = turn.Now,
            LogicalId = to is null ? null : LogicalMessageId.New(),
        };
        turn.Db.OutcomeCards.Add(card);
        if (to is not null)
            turn.Outbox.Post(head, to, card.LogicalId!.Value, MessageKind.OutcomeCard, card.Id.Value, turn.Now, null);
        return card;
    }
}

public sealed class OutcomesCommand : ICommand
{
    public string Grammar => "outcomes <project>";

    public Needs Needs => Needs.Anyone;

    public string Help => "what a project is to reach, and whether IT and OT have both agreed to it";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var project = await turn.ProjectAsync(arguments.Project(), cancellationToken);
        var views = new List<OutcomeView>();
        foreach (var outcome in await turn.Db.Outcomes.Where(o => o.ProjectId == project.Id).OrderBy(o =>
            o.Seq).Take(Facts.MaxRows)
            .ToListAsync(cancellationToken))
            views.Add(await OutcomeView.ReadAsync(turn.Db, outcome, cancellationToken));
        return new Reply(OutcomeMessages.List(project.Name, views));
    }
}
