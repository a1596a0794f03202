using LeadershipBot.Data;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Bank;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>The projects of an executive that a brief does not ask about, because two others have waited longer.</summary>
internal static class RestingProjects
{
    public static async Task<IReadOnlyList<RestingProject>> ReadAsync(
        LeadershipDb db, Prompt prompt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var asked = prompt.Pulses.ConvertAll(static p => p.ProjectId);
        var others = await db.Roles
            .Where(r => r.PersonId == prompt.PersonId && r.Kind == RoleKind.Sponsor && r.From <= today
                && (r.Until == null || r.Until >= today) && !asked.Contains(r.ProjectId))
            .Join(db.Projects.Where(p => p.PilotStartedAt != null && p.PausedAt == null && p.Phase != Phase.Closed),
                r => r.ProjectId, p => p.Id, (_, p) => new { p.Id, p.Name }).Distinct().ToListAsync(cancellationToken);
        var resting = new List<RestingProject>(others.Count);
        foreach (var project in others.OrderBy(static p => p.Name, StringComparer.OrdinalIgnoreCase))
            resting.Add(await LastSaidAsync(db, prompt, project.Id, project.Name, cancellationToken));
        return resting;
    }

    private static async Task<RestingProject> LastSaidAsync(
        LeadershipDb db, Prompt prompt, ProjectId project, string name, CancellationToken cancellationToken)
    {
        var last = await db.Prompts.Where(p => p.PersonId == prompt.PersonId && p.LocalDate < prompt.LocalDate)
            .Join(db.Pulses.Where(u => u.ProjectId == project), p => p.Id, u => u.PromptId,
                (p, u) => new { p.LocalDate, u.Id, u.Questions })
            .Join(db.Answers.Where(a => !a.Withdrawn && a.Capacity != AnswerCapacity.Assistant), x => x.Id, a => a.PulseId,
                (x, a) => new { x.LocalDate, x.Questions, a.ItemId, a.Value })
            .OrderByDescending(x => x.LocalDate).Take(5).ToListAsync(cancellationToken);
        var closed = last.Select(static x => (x.LocalDate, x.Value, Question: AskedQuestion.Read(x.Questions)
            .FirstOrDefault(q => q.Item == x.ItemId && q.Type != AnswerType.Text && q.After is null)))
            .FirstOrDefault(static x => x.Question is not null);
        return closed.Question is null
            ? new RestingProject(name, null, null)
            : new RestingProject(name, closed.Question.Say(AnswerValue.Parse(closed.Value).Value), closed.LocalDate);
    }
}
