using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Whys.Drafts;
using LeadershipBot.Whys.Templates;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Commands;

/// <summary>What a project's teams were told and when, what waits on whom, and which audiences are due next.</summary>
public sealed class WhyListCommand(TemplateSet templates) : ICommand
{
    private const int Shown = 8;

    public string Grammar => "why list <project>";

    public Needs Needs => Needs.Pmo;

    public string Help => "messages that say why: what waits on whom, what went out, who is due next";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var id = arguments.Project();
        var project = await turn.Db.Projects.Include(p => p.Sites).FirstAsync(p => p.Id == id, cancellationToken);
        var ids = await turn.Db.Whys.Where(w => w.ProjectId == id).OrderByDescending(w => w.CreatedAt).Take(Shown)
            .Select(w => w.Id).ToListAsync(cancellationToken);
        var views = new List<WhyView>();
        foreach (var why in ids)
            views.Add((await WhyView.ReadAsync(turn.Db, templates, why, cancellationToken))!);
        var today = turn.RoleDay();
        var due = await DueAudiences.ReadAsync(turn.Db, project, today, today.AddDays(60), cancellationToken);
        var sites = await turn.Db.Sites.ToDictionaryAsync(static s => s.Id, static s => s.Name, cancellationToken);
        return new Reply(WhyCommandMessages.List(project.Name, views,
            [.. due.OrderBy(static d => d.Due.On).Select(d => new DueLine(
                WhyText.Audience(null, [new TeamCell(d.Function, d.Site)], sites), d.Due))], turn.Actor.Person.Zone));
    }
}

/// <summary>An audience and the next why it is to get.</summary>
internal sealed record DueLine(string Audience, WhyDue Due);
