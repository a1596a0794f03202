using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Briefs;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions;

/// <summary>What the asker is told of an ask.</summary>
/// <param name="When">When it reaches each decider, as a sentence.</param>
internal sealed record AskedView(
    string Key, string Project, string Question, IReadOnlyList<string> Deciders, DateOnly DueOn, string When, string? Rule,
    string? RuleDecider, IReadOnlyList<string> Waits)
{
    public static async Task<AskedView> ReadAsync(Turn turn, Decision decision, CancellationToken cancellationToken)
    {
        var project = await turn.Db.Projects.Where(p => p.Id == decision.ProjectId).Select(p => p.Name)
            .FirstAsync(cancellationToken);
        var names = new List<string>();
        var when = new List<string>();
        foreach (var seat in decision.Seats)
        {
            var person = await turn.PersonAsync(seat.PersonId, cancellationToken);
            names.Add(person.Name);
            when.Add(await WhenAsync(turn, decision, seat, person, cancellationToken));
        }
        var rule = await ClashRules.ForAsync(turn.Db, decision.ProjectId, decision.Area, cancellationToken);
        return new AskedView(decision.Key, project, decision.Question, names, decision.DueOn,
            string.Join(' ', when.Distinct()), rule?.Sentence,
            rule is { } known && decision.Seats.TrueForAll(s => s.PersonId != known.DeciderId) ? known.Decider : null,
            [.. decision.Waiters.Select(static w => w.Name)]);
    }

    private static async Task<string> WhenAsync(
        Turn turn, Decision decision, Seat seat, Person person, CancellationToken cancellationToken)
    {
        if (seat.CardLogicalId is not null)
            return decision.Urgent ? $"{person.Name} gets it within working hours and the week's budget."
                : $"{person.Name} has no brief, so it goes as a message of its own.";
        if (!await DecisionCards.HasBriefAsync(turn.Db, person.Id, turn.Now, cancellationToken))
            return $"{person.Name} cannot be reached here yet; ask your administrator to link an account.";
        var next = await turn.Db.CadenceLines.Where(l => l.PersonId == person.Id && l.Kind == PromptKind.Brief)
            .Select(l => l.NextAt).FirstOrDefaultAsync(cancellationToken);
        return next is null ? $"It leads {person.Name}'s next brief; briefs rest at present."
            : $"It leads {person.Name}'s next brief.";
    }
}

/// <summary>The words of asking. Pure.</summary>
internal static class AskMessages
{
    public static Message Asked(AskedView view, UndoOffer undo)
    {
        var lead = $"{view.Key} is asked of {BriefMessages.Names(view.Deciders)}, wanted by {DecisionWords.Day(view.DueOn)}: "
            + $"{view.Question.TrimEnd('.')}. {view.When}";
        var facts = new List<Fact>();
        if (view.Waits.Count > 0)
            facts.Add(new Fact("Told when decided", string.Join(", ", view.Waits)));
        if (view.Rule is { } rule)
            facts.Add(new Fact("Rule", view.RuleDecider is { } decider ? $"{rule}. You asked somebody else than {decider}."
                : $"{rule}."));
        return Said.Done(lead, facts, undo, Said.Next("The decision", $"decision {view.Key}"),
            Button.Command("All decisions", "decisions"));
    }

    public static Form Form(OpenAsk action) => LeadershipBot.Messaging.Form.For("Ask for a decision",
    [
        new TextField(AskFormHandler.Who, "Who decides (or two names with 'and')", true, 200),
        new TextField(AskFormHandler.Question, "What is to be decided", true, Decision.MaxQuestion),
        new TextField(AskFormHandler.Options, "Options, one per line", true, 280, Multiline: true),
        new DateField(AskFormHandler.Due, "By", true),
        new TextField(AskFormHandler.Propose, "Which one you propose", false, Button.MaxLabel),
        new TextField(AskFormHandler.Waits, "Who waits, parted by commas", false, 400),
        new TextField(AskFormHandler.Area, "Area, as: patch window against output", false, Decision.MaxArea),
        new TextField(AskFormHandler.Outcome, "Outcome it serves", false, Decision.MaxNote),
        new TextField(AskFormHandler.Cost, "Cost of a day's waiting", false, 40),
        new PickField(AskFormHandler.When, "When", true,
            [new("brief", "In their next brief"), new("now", "Urgent: at once, one a week")], "brief"),
    ], "Ask", new SubmitAsk(action.Project), CommandMessages.Cut($"For {action.ProjectName}. It takes the decider ten seconds.",
        150));
}
