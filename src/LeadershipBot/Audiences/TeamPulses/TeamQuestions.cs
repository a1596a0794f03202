using LeadershipBot.Data;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Pulses.Planning;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Audiences.TeamPulses;

/// <summary>A project's questions of a quarter: chosen once, then the same for everybody who is asked in it.</summary>
internal sealed class TeamQuestions(QuestionBank bank, QuestionFactBook facts, PrivacyOptions privacy)
{
    private const int HistoryDays = 400;

    /// <returns>How many questions are asked; 0 when none can be filled.</returns>
    public async Task<int> OpenAsync(LeadershipDb db, ProjectId project, string occasion, DateTimeOffset closes, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var known = await db.ConfidentialQuestions.AsNoTracking().Where(q => q.ProjectId == project && q.Occasion == occasion)
            .OrderBy(q => q.Id).ToListAsync(cancellationToken);
        var asked = known.Count > 0
            ? known.ConvertAll(static q => (Question: AskedQuestion.Read(q.Asked)[0], q.RightKey))
            : await ChooseAsync(db, project, now, cancellationToken);
        foreach (var (question, right) in asked)
        {
            await ConfidentialAnswers.OpenAsync(
                db, new NewQuestion(project, occasion, question, closes, right), privacy, now, cancellationToken);
        }
        await db.SaveChangesAsync(cancellationToken);
        return asked.Count;
    }

    private async Task<List<(AskedQuestion Question, string? RightKey)>> ChooseAsync(
        LeadershipDb db, ProjectId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var project = await db.Projects.AsNoTracking().FirstAsync(p => p.Id == id, cancellationToken);
        // Asked of a team, not of one: facts that depend on the person are not there.
        var key = new FactKey(default, id);
        var filling = (await facts.ReadAsync(db, [key], now, cancellationToken)).Over(key, ProjectFacts.Of(project.Name, []));
        var since = now.AddDays(-HistoryDays);
        var history = (await db.ConfidentialQuestions
            .Where(q => q.ProjectId == id && q.OpenedAt >= since && q.Occasion.StartsWith(TeamPulseRule.Prefix))
            .Select(q => new { q.ItemId, q.OpenedAt }).ToListAsync(cancellationToken))
            .ConvertAll(static q => new AskedItem(ItemId.Parse(q.ItemId), DateOnly.FromDateTime(q.OpenedAt.UtcDateTime), null));
        return [.. QuestionPicker.ForTeam(bank, project.Phase, filling, history, DateOnly.FromDateTime(now.UtcDateTime))
            .Select(question => (question, RightKey(question.Item, filling)))];
    }

    private string? RightKey(string item, QuestionFacts filling) =>
        bank.TryGet(ItemId.Parse(item), out var known) && known.RightFact is { } fact ? bank.Value(fact, filling) : null;
}
