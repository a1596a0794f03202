using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Bank;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>A prompt with everything its message shows. Values only; the words are <see cref="BriefMessages"/>' business.</summary>
public sealed record BriefView(
    PromptId Id, PersonId PersonId, string PersonName, string Zone, string Recurrence, PromptState State, DateOnly LocalDate,
    DateTimeOffset DueAt, DateTimeOffset ClosesAt, IReadOnlyList<PulseView> Pulses)
{
    /// <summary>After two unanswered in a row: no questions, an offer.</summary>
    public bool IsOffer => Pulses.Count == 0;

    public bool IsAnswered => Pulses.All(static p => p.Main.Where(static q => q.Type != AnswerType.Text).All(q => p.Find(q.Item) is not null));

    public bool HasAnswer => Pulses.Any(static p => p.Answers.Count > 0);
}

/// <summary>One project's part. <see cref="Answers"/> holds the answer that stands per question: the newest by click.</summary>
public sealed record PulseView(
    PulseId Id, ProjectId ProjectId, string ProjectName, bool StillTheirs, string? PmoName, IReadOnlyList<string> Deputies,
    IReadOnlyList<AskedQuestion> Questions, IReadOnlyDictionary<string, AnswerView> Answers, string? LastTime)
{
    public IEnumerable<AskedQuestion> Main => Questions.Where(static q => q.After is null);

    public AnswerView? Find(string item) => Answers.GetValueOrDefault(item);

    /// <summary>The follow-up that the present answers have opened after this question, if any.</summary>
    public AskedQuestion? OpenedBy(AskedQuestion question) => Questions.FirstOrDefault(q =>
        q.After == question.Item && Find(question.Item) is { } answer && q.Opens!.Contains(answer.Value.Token));
}

public sealed record AnswerView(AnswerValue Value, string By, AnswerCapacity Capacity, bool Late);

/// <summary>Reads a brief for showing.</summary>
public static class BriefReading
{
    public static async Task<BriefView?> ReadAsync(LeadershipDb db, PromptId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var prompt = await db.Prompts.AsNoTracking().Include(p => p.Pulses).ThenInclude(p => p.Answers).AsSplitQuery()
            .FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (prompt is null)
            return null;
        var person = await db.People.AsNoTracking().FirstAsync(p => p.Id == prompt.PersonId, cancellationToken);
        var recurrence = await db.CadenceLines.Where(l => l.Id == prompt.CadenceLineId).Select(l => l.Recurrence)
            .FirstAsync(cancellationToken);
        var ids = prompt.Pulses.ConvertAll(static p => p.ProjectId);
        var projects = await db.Projects.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(static p => p.Id, cancellationToken);
        var roles = await RolesAsync(db, ids, now, cancellationToken);
        var respondents = await NamesAsync(db, prompt, cancellationToken);
        var views = new List<PulseView>();
        foreach (var pulse in prompt.Pulses.OrderBy(p => projects[p.ProjectId].Name, StringComparer.OrdinalIgnoreCase))
            views.Add(Pulse(pulse, projects[pulse.ProjectId], prompt.PersonId, roles, respondents,
                await LastTimeAsync(db, prompt, pulse, cancellationToken)));
        return new BriefView(prompt.Id, prompt.PersonId, person.Name, person.Zone, recurrence, prompt.State, prompt.LocalDate,
            prompt.DueAt, prompt.ClosesAt, views);
    }

    private static PulseView Pulse(Pulse pulse, Project project, PersonId sponsor, List<RoleRow> roles,
        Dictionary<PersonId, string> names, string? lastTime)
    {
        List<RoleRow> here = roles.FindAll(r => r.ProjectId == project.Id);
        return new PulseView(
            pulse.Id, project.Id, project.Name,
            project is { PausedAt: null, Phase: not Phase.Closed } && here.Exists(r => r.Kind == RoleKind.Sponsor && r.PersonId == sponsor),
            here.Find(static r => r.Kind == RoleKind.Pmo)?.Name,
            [.. here.Where(r => r.Kind == RoleKind.Deputy && (r.ForPersonId == null || r.ForPersonId == sponsor)).Select(static r => r.Name)],
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
        return await db.Roles.Where(r => projects.Contains(r.ProjectId) && r.From <= today && (r.Until == null || r.Until >= today))
            .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => new RoleRow(r.ProjectId, r.PersonId, r.Kind, r.ForPersonId, p.Name))
            .ToListAsync(cancellationToken);
    }

    private static Task<Dictionary<PersonId, string>> NamesAsync(LeadershipDb db, Prompt prompt, CancellationToken cancellationToken)
    {
        var ids = prompt.Pulses.SelectMany(static p => p.Answers).Select(static a => a.RespondentId).Distinct().ToList();
        return db.People.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name })
            .ToDictionaryAsync(static p => p.Id, static p => p.Name, cancellationToken);
    }

    /// <summary>What the person said last time about the project, first question first; null the first time.</summary>
    private static async Task<string?> LastTimeAsync(LeadershipDb db, Prompt prompt, Pulse pulse, CancellationToken cancellationToken)
    {
        var last = await db.Prompts.Where(p => p.PersonId == prompt.PersonId && p.LocalDate < prompt.LocalDate)
            .Join(db.Pulses.Where(u => u.ProjectId == pulse.ProjectId && u.Answers.Any(a => !a.Withdrawn)), p => p.Id, u => u.PromptId,
                (p, u) => new { p.LocalDate, u.Questions, Answers = u.Answers.Where(a => !a.Withdrawn).ToList() })
            .OrderByDescending(x => x.LocalDate).FirstOrDefaultAsync(cancellationToken);
        if (last is null)
            return null;
        var said = AskedQuestion.Read(last.Questions).Where(static q => q.Type != AnswerType.Text)
            .Select(q => (Question: q, Answer: last.Answers.Find(a => a.ItemId == q.Item)))
            .Where(static x => x.Answer is not null)
            .Select(static x => x.Question.Say(AnswerValue.Parse(x.Answer!.Value).Value)).Take(2);
        return string.Join(", ", said) is { Length: > 0 } words ? words : null;
    }

    private sealed record RoleRow(ProjectId ProjectId, PersonId PersonId, RoleKind Kind, PersonId? ForPersonId, string Name);
}
