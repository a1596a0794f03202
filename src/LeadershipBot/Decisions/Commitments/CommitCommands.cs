using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions.Commitments;

/// <summary>Writes down what somebody said they would do: the PMO for others, everybody for themselves.</summary>
public sealed class CommitCommand : ICommand
{
    public string Grammar => "commit <person|me> [on <project>] <what:text> by <date>";

    public Needs Needs => Needs.Anyone;

    public string Help => "writes down what somebody will do by a day; they are asked about it once, in a brief";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var person = await turn.PersonAsync(arguments.Person(), cancellationToken);
        if (!(await Asking.ProjectAsync(arguments, person.Id, turn, cancellationToken)).TryGet(out var project, out var refusal))
            return refusal;
        if (person.Id != turn.Actor.Id && await turn.CheckAsync(Needs.Pmo, project, cancellationToken) is { } no)
            return no;
        var text = arguments.Text("what").Trim();
        var (date, today) = (arguments.Date(), Zones.DateOf(turn.Now, person.Zone));
        if (text.Length is < 3 or > Commitment.MaxText)
            return CommitmentMessages.TextLength;
        if (date < today || date > today.AddDays(AskRule.MostDaysAhead))
            return CommitmentMessages.WrongDay(today);
        var commitment = CommitmentBook.Make(turn.Db, project, person.Id, text, date, turn.Actor.Id, turn.At);
        turn.Audit("commitment.made", null, person.Id, project);
        return new Reply(CommitmentMessages.Made(person.Id == turn.Actor.Id ? null : person.Name, text, date,
            turn.Offer($"writing down '{CommandMessages.Cut(text, 60)}'", new ForgetCommitment(commitment.Id))));
    }
}

public sealed class ForgetCommitmentHandler : IHandle<ForgetCommitment>
{
    public async Task<Outcome<Reply>> HandleAsync(ForgetCommitment action, Turn turn, CancellationToken cancellationToken)
    {
        var commitment = await turn.Db.Commitments.AsTracking().FirstOrDefaultAsync(c =>
            c.Id == action.Commitment, cancellationToken);
        if (commitment is null || commitment.MadeById != turn.Actor.Id || commitment.ActedAt is not null)
            return CommitmentMessages.MovedOn;
        turn.Db.Commitments.Remove(commitment);
        return Reply.Nothing;
    }
}

/// <summary>What people said they would do: the PMO sees their project's, everybody else their own.</summary>
public sealed class CommitmentsCommand : ICommand
{
    private const int Most = 40;

    public string Grammar => "commitments [<project>]";

    public Needs Needs => Needs.Anyone;

    public string Help => "what people said they would do, and whether they did";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var (project, actor) = (arguments.ProjectOrNull(), turn.Actor);
        var mine = actor.Roles.Where(static r => r.Kind == RoleKind.Pmo).Select(static r => r.ProjectId).ToList();
        var rows = await turn.Db.Commitments
            .Where(c => (project == null || c.ProjectId == project)
                && (actor.IsAdmin || c.PersonId == actor.Id || mine.Contains(c.ProjectId)))
            .OrderBy(c => c.State != CommitmentState.Open).ThenBy(c => c.DueOn).Take(Most)
            .Join(turn.Db.People, c => c.PersonId, p => p.Id, (c, p) =>
                new CommitmentRow(p.Name, c.Text, c.FirstDueOn, c.DueOn, c.State))
            .ToListAsync(cancellationToken);
        return new Reply(CommitmentMessages.List(rows, Zones.DateOf(turn.Now, actor.Person.Zone)));
    }
}

/// <summary>The one way in, also for other practices.</summary>
public static class CommitmentBook
{
    public static Commitment Make(Data.LeadershipDb db, ProjectId project, PersonId person, string text, DateOnly dueOn,
        PersonId? by, DateTimeOffset at)
    {
        var commitment = new Commitment
        {
            Id = CommitmentId.New(), ProjectId = project, PersonId = person, Text = text, FirstDueOn = dueOn, DueOn = dueOn,
            MadeAt = at, MadeById = by,
        };
        commitment.Steps.Add(new CommitmentStep
        {
            CommitmentId = commitment.Id, Kind = CommitmentStepKind.Made, At = at, ActorId = by,
            Detail = dueOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        });
        return db.Commitments.Add(commitment).Entity;
    }
}
