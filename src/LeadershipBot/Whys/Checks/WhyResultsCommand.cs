using LeadershipBot.Audiences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Checks;

/// <summary>Whether the newest message was understood, and how many heard why of late: by audience, never by name.</summary>
public sealed class WhyResultsCommand : ICommand
{
    public string Grammar => "why results <project>";

    public Needs Needs => Needs.Pmo;

    public string Help => "whether messages were understood and seen, by audience and site, among at least five answers";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var id = arguments.Project();
        var name = await turn.Db.Projects.Where(p => p.Id == id).Select(p => p.Name).FirstAsync(cancellationToken);
        var sites = await turn.Db.Sites.ToDictionaryAsync(static s => s.Id, static s => s.Name, cancellationToken);
        turn.Audit("why.results", null, project: id);
        return new Reply(CheckMessages.Results(name, await LinesAsync(turn.Db, id, aboutWhys: true, sites, cancellationToken),
            await LinesAsync(turn.Db, id, aboutWhys: false, sites, cancellationToken)));
    }

    private static async Task<IReadOnlyList<CheckLine>> LinesAsync(LeadershipDb db, ProjectId project, bool aboutWhys,
        Dictionary<SiteId, string> sites, CancellationToken cancellationToken)
    {
        var newest = await db.CheckRounds.Where(r => r.ProjectId == project && r.QuestionId != null && (r.WhyId != null) == aboutWhys
                && db.ConfidentialQuestions.Any(q => q.Id == r.QuestionId && q.Settled))
            .OrderByDescending(r => r.StartAt).Select(r => r.QuestionId).FirstOrDefaultAsync(cancellationToken);
        if (newest is not { } question)
            return [];
        var shown = (await Disclosure.ReadAsync(db, [question], cancellationToken))[0];
        return shown.Cells.Count == 0
            ? [new CheckLine("everyone", null, 0)]
            : [.. shown.Cells.Select(c => new CheckLine(Say(c.Cut, sites),
                c.Counts.GetValueOrDefault(shown.Question.RightKey ?? "yes"), c.Answers))];
    }

    private static string Say(Cut cut, Dictionary<SiteId, string> sites)
    {
        var who = cut.Function is { } function ? WhyText.Say(function) : "everyone";
        return cut.Site is { } site ? $"{who} in {sites[site]}" : who;
    }
}
