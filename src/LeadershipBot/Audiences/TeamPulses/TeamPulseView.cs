using LeadershipBot.Data;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Audiences.TeamPulses;

/// <summary>A team pulse as its one reader sees it.</summary>
/// <param name="Said">What they said, by question; empty once it has closed.</param>
/// <param name="IsFirst">Nothing unasked came to them before: it says what this is.</param>
/// <param name="Pmo">Who reads the results.</param>
internal sealed record TeamPulseView(
    TeamAskId Ask, string Project, string Zone, DateTimeOffset ClosesAt, bool IsOver, bool IsFirst, string Pmo, Thresholds Thresholds,
    IReadOnlyList<(ConfidentialQuestionId Id, AskedQuestion Question)> Questions,
    IReadOnlyDictionary<ConfidentialQuestionId, AnswerValue> Said)
{
    public static Task<List<ConfidentialQuestion>> QuestionsAsync(
        LeadershipDb db, TeamAsk ask, CancellationToken cancellationToken) => db.ConfidentialQuestions.AsNoTracking()
        .Where(q => q.ProjectId == ask.ProjectId && q.Occasion == ask.Occasion).OrderBy(q => q.Id).ToListAsync(cancellationToken);

    public static async Task<TeamPulseView> ReadAsync(
        LeadershipDb db, TeamAsk ask, PrivacyOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var questions = await QuestionsAsync(db, ask, cancellationToken);
        var isOver = ask.ClosedAt is not null || questions.TrueForAll(q => q.Settled || q.ClosesAt <= now);
        var person = await db.People.AsNoTracking().FirstAsync(p => p.Id == ask.PersonId, cancellationToken);
        var project = await db.Projects.Where(p => p.Id == ask.ProjectId).Select(p => p.Name).FirstAsync(cancellationToken);
        var pmo = await Pmos.OfAsync(db, ask.ProjectId, now, cancellationToken);
        return new TeamPulseView(
            ask.Id, project, person.Zone, questions.Count == 0 ? now : questions.Max(static q => q.ClosesAt), isOver,
            await TeamIntroduction.IsFirstAsync(db, ask.PersonId, ask.LogicalId, cancellationToken),
            pmo.Count > 0 ? pmo[0].Name : "the project office", await Thresholds.ReadAsync(db, options, cancellationToken),
            questions.ConvertAll(static q => (q.Id, AskedQuestion.Read(q.Asked)[0])),
            isOver ? new Dictionary<ConfidentialQuestionId, AnswerValue>()
                : await ConfidentialAnswers.OfAsync(db, ask.PersonId, questions.ConvertAll(static q => q.Id), cancellationToken));
    }
}
