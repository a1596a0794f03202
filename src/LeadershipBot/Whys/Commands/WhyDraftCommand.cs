using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Whys.Drafts;
using LeadershipBot.Whys.Templates;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Commands;

/// <summary>The PMO starts a message by hand: after an incident, at a hand-over, or because it cannot wait.</summary>
public sealed class WhyDraftCommand(TemplateSet templates, WhyFactBook book) : ICommand
{
    public string Grammar => "why draft <project> [<template:word>]";

    public Needs Needs => Needs.Pmo;

    public string Help => "prepares a message that says why; without a template, shows the choice";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var id = arguments.Project();
        var project = await turn.Db.Projects.FirstAsync(p => p.Id == id, cancellationToken);
        if (arguments.TextOrNull("template") is not { } typed)
            return new Reply(WhyCommandMessages.Choice(project.Name, templates));
        if (templates.Find(typed.ToLowerInvariant()) is not { } template)
            return WhyCommandMessages.NoSuchTemplate(typed, templates);
        var today = turn.RoleDay();
        if (await Sponsors.FirstAsync(turn.Db, id, today, cancellationToken) is not { } executive)
            return WhyCommandMessages.NoSponsor(project.Name);
        if (await WaitingAsync(turn.Db, id, cancellationToken) is { } waiting)
            return WhyCommandMessages.OneWaits(project.Name, waiting);
        var audiences = await AudiencesAsync(turn.Db, project, template, today, cancellationToken);
        if (audiences.Count == 0)
            return WhyCommandMessages.NobodyToHear(project.Name, template.Name);
        var subject = new WhySubject(id, executive.Id);
        var facts = (await book.ReadAsync(turn.Db, subject, turn.Now, cancellationToken)).Known;
        var why = await WhyDrafting.AddAsync(turn.Db, turn.Outbox, templates, subject,
            new ChosenWhy(template, template.On[0], audiences), facts, turn.Now, cancellationToken);
        turn.Audit("why.drafted", template.Id, project: id);
        await turn.Db.SaveChangesAsync(cancellationToken);
        if (why.State == WhyState.Gaps)
            return new Reply(WhyCommandMessages.Drafted(project.Name, null));
        await WhyCards.ShowAsync(turn.Db, turn.Outbox, why, turn.Now, cancellationToken);
        return new Reply(WhyCommandMessages.Drafted(project.Name, executive.Name));
    }

    /// <summary>The state of a draft that has to be dealt with first; null when there is none.</summary>
    private static async Task<WhyState?> WaitingAsync(LeadershipDb db, ProjectId project, CancellationToken cancellationToken) =>
        await db.Whys.Where(w => w.ProjectId == project && (w.State == WhyState.Gaps || w.State == WhyState.Ready))
            .Select(w => (WhyState?)w.State).FirstOrDefaultAsync(cancellationToken);

    /// <summary>All whom it speaks to, each once it has rested.</summary>
    private static async Task<IReadOnlyList<DueAudience>> AudiencesAsync(
        LeadershipDb db, Project project, WhyTemplate template, DateOnly today, CancellationToken cancellationToken)
    {
        var heard = await db.WhyTargets.Where(t => t.SentOn != null
                && db.Whys.Any(w => w.Id == t.WhyId && w.ProjectId == project.Id))
            .GroupBy(t => new { t.Function, t.SiteId }).Select(g => new { g.Key, On = g.Max(t => t.SentOn) })
            .ToDictionaryAsync(g => new TeamCell(g.Key.Function, g.Key.SiteId), g => g.On, cancellationToken);
        return
        [
            .. (await WhyTeams.CellsAsync(db, project.Id, today, cancellationToken))
                .Where(c => WhyChoiceRule.Speaks(template, c.Function))
                .Select(c => new DueAudience(c.Function, c.Site, new WhyDue(template.On[0], Rested(heard.GetValueOrDefault(c), today)),
                    new Dictionary<string, DateOnly>())),
        ];
    }

    private static DateOnly Rested(DateOnly? heard, DateOnly today) =>
        heard?.AddDays(WhyCadence.RestDays) is { } free && free > today ? free : today;
}
