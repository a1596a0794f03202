using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Pulses.Planning;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>Reads a brief for showing.</summary>
public static class BriefReading
{
    public static async Task<BriefView?> ReadAsync(LeadershipDb db, PromptId id, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var prompt = await db.Prompts.AsNoTracking().Include(p => p.Pulses).ThenInclude(p => p.Answers).AsSplitQuery()
            .FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (prompt is null)
            return null;
        var person = await db.People.AsNoTracking().FirstAsync(p => p.Id == prompt.PersonId, cancellationToken);
        var line = await db.CadenceLines.AsNoTracking().FirstAsync(l => l.Id == prompt.CadenceLineId, cancellationToken);
        var views = await PulsesAsync(db, prompt, now, cancellationToken);
        var asksAgain = prompt is { State: PromptState.Open, SnoozedAt: not null, RemindedAt: null } ? prompt.WakeAt : null;
        return new BriefView(prompt.Id, prompt.PersonId, person.Name, person.Zone, line.Id,
            await RhythmAsync(db, line, person, now, cancellationToken), line.ChosenByPerson,
            prompt.State, prompt.LocalDate, prompt.DueAt, prompt.ClosesAt, prompt.Reason, asksAgain, prompt.SnoozedAt is not null,
            prompt.State == PromptState.Closed || now >= prompt.ClosesAt, prompt.Pulses.Count == 0, views)
        {
            Resting = prompt.Pulses.Count < QuestionPicker.MostProjects ? []
                : await RestingProjects.ReadAsync(db, prompt, now, cancellationToken),
        };
    }

    /// <summary>How often and when briefs come to this person at present, as a phrase.</summary>
    internal static async Task<string> RhythmAsync(
        LeadershipDb db, CadenceLine line, Person person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var projects = await db.Roles
            .Where(r => r.PersonId == person.Id && r.Kind == RoleKind.Sponsor && r.From <= today
                && (r.Until == null || r.Until >= today))
            .Join(db.Projects.Where(p => p.PilotStartedAt != null && p.PausedAt == null && p.Phase != Phase.Closed),
                r => r.ProjectId, p => p.Id, (_, p) => new { p.Phase, p.ApprovedOn }).ToListAsync(cancellationToken);
        var rhythm = BriefRhythm.For(projects.Select(static p => (p.Phase, p.ApprovedOn)), Zones.DateOf(now, person.Zone),
            line.Lighter);
        return BriefRhythm.With(Recurrence.Parse(line.Recurrence).Value, rhythm).ToPhrase();
    }

    private static async Task<List<PulseView>> PulsesAsync(
        LeadershipDb db, Prompt prompt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = prompt.Pulses.ConvertAll(static p => p.ProjectId);
        var projects = await db.Projects.AsNoTracking().Where(p => ids.Contains(p.Id))
            .ToDictionaryAsync(static p => p.Id, cancellationToken);
        var roles = await RolesAsync(db, ids, now, cancellationToken);
        var respondents = await NamesAsync(db, prompt, cancellationToken);
        var views = new List<PulseView>();
        foreach (var pulse in prompt.Pulses.OrderBy(p => projects[p.ProjectId].Name, StringComparer.OrdinalIgnoreCase))
            views.Add(View(pulse, projects[pulse.ProjectId], prompt.PersonId, roles, respondents,
                await LastTimeAsync(db, prompt, pulse, cancellationToken)));
        return views;
    }

    private static PulseView View(Pulse pulse, Project project, PersonId sponsor, List<RoleRow> roles,
        Dictionary<PersonId, string> names, LastTime? lastTime)
    {
        List<RoleRow> here = roles.FindAll(r => r.ProjectId == project.Id);
        return new PulseView(
            pulse.Id, project.Id, project.Name,
            project is { PausedAt: null, Phase: not Phase.Closed }
                && here.Exists(r => r.Kind == RoleKind.Sponsor && r.PersonId == sponsor),
            here.Find(static r => r.Kind == RoleKind.Pmo)?.Name,
            [.. here.Where(r => r.Kind is RoleKind.Deputy or RoleKind.Assistant
                && (r.ForPersonId == null || r.ForPersonId == sponsor))
                .Select(static r => new StandInView(r.PersonId, r.Name, r.Kind))],
            AskedQuestion.Read(pulse.Questions),
            pulse.Answers.Where(static a => !a.Withdrawn).GroupBy(static a => a.ItemId)
                .ToDictionary(static g => g.Key, g => View(Standing(g), names)),
            lastTime);
    }

    /// <summary>A sponsor's or deputy's answer stands before an assistant's; among equals the newest click.</summary>
    private static Answer Standing(IEnumerable<Answer> answers) =>
        answers.OrderBy(static a => a.Capacity == AnswerCapacity.Assistant).ThenByDescending(static a => a.At).First();

    private static AnswerView View(Answer answer, Dictionary<PersonId, string> names) =>
        new(AnswerValue.Parse(answer.Value).Value, names[answer.RespondentId], answer.Capacity, answer.Late);

    private static async Task<List<RoleRow>> RolesAsync(
        LeadershipDb db, List<ProjectId> projects, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return await db.Roles.Where(r => projects.Contains(r.ProjectId) && r.From <= today
            && (r.Until == null || r.Until >= today))
            .Join(db.People.Where(p => p.LeftAt == null), r => r.PersonId, p => p.Id,
                (r, p) => new RoleRow(r.ProjectId, r.PersonId, r.Kind, r.ForPersonId, p.Name))
            .ToListAsync(cancellationToken);
    }

    private static Task<Dictionary<PersonId, string>> NamesAsync(LeadershipDb db, Prompt prompt,
        CancellationToken cancellationToken)
    {
        var ids = prompt.Pulses.SelectMany(static p => p.Answers).Select(static a => a.RespondentId).Distinct().ToList();
        return db.People.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name })
            .ToDictionaryAsync(static p => p.Id, static p => p.Name, cancellationToken);
    }

    /// <summary>What was said last time about the project, first question first, and who was told; null the first time.</summary>
    private static async Task<LastTime?> LastTimeAsync(LeadershipDb db, Prompt prompt, Pulse pulse,
        CancellationToken cancellationToken)
    {
        var last = await db.Prompts.Where(p => p.PersonId == prompt.PersonId && p.LocalDate < prompt.LocalDate)
            .Join(db.Pulses.Where(u => u.ProjectId == pulse.ProjectId
                    && u.Answers.Any(a => !a.Withdrawn && a.Capacity != AnswerCapacity.Assistant)), p => p.Id, u => u.PromptId,
                (p, u) => new { p.LocalDate, u.Id, u.Questions })
            .OrderByDescending(x => x.LocalDate).FirstOrDefaultAsync(cancellationToken);
        if (last is null)
            return null;
        var answers = await db.Answers.AsNoTracking()
            .Where(a => a.PulseId == last.Id && !a.Withdrawn && a.Capacity != AnswerCapacity.Assistant)
            .OrderByDescending(a => a.At).ToListAsync(cancellationToken);
        var said = AskedQuestion.Read(last.Questions).Where(static q => q.Type != AnswerType.Text)
            .Select(q => (Question: q, Answer: answers.Find(a => a.ItemId == q.Item)))
            .Where(static x => x.Answer is not null)
            .Select(static x => x.Question.Say(AnswerValue.Parse(x.Answer!.Value).Value)).Take(2).ToList();
        return said.Count == 0 ? null
            : new LastTime(string.Join("' and '", said), await ToldAsync(db, answers, cancellationToken));
    }

    private static async Task<string?> ToldAsync(LeadershipDb db, List<Answer> answers, CancellationToken cancellationToken)
    {
        var ids = answers.ConvertAll(static a => (Guid?)a.Id.Value);
        return await db.Outbox
            .Where(r => r.Kind == MessageKind.AnswerNotice && r.Revision == 0 && r.State == OutboxState.Sent
                && ids.Contains(r.SubjectId))
            .Join(db.People, r => r.PersonId, p => p.Id, (_, p) => p.Name).OrderBy(n => n).FirstOrDefaultAsync(cancellationToken);
    }

    private sealed record RoleRow(ProjectId ProjectId, PersonId PersonId, RoleKind Kind, PersonId? ForPersonId, string Name);
}
