using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Questions;

/// <summary>A question with everything that is shown of it. The asker's name is only there if they wanted it.</summary>
/// <param name="From">Its audience, or the asker's name: operators in Bursa.</param>
/// <param name="WaitedDays">Working days of the executive since it was asked.</param>
/// <param name="More">How many others wait behind it.</param>
public sealed record QuestionView(
    TeamQuestionId Id, string Project, string From, string Text, QuestionState State, string Executive, int WaitedDays,
    string? Answer, string? AnsweredBy, bool ByExecutive, DateTimeOffset? SendsAt, int More)
{
    public static async Task<QuestionView?> ReadAsync(
        LeadershipDb db, TeamQuestionId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var question = await db.TeamQuestions.AsNoTracking().FirstOrDefaultAsync(q => q.Id == id, cancellationToken);
        if (question is null)
            return null;
        var executive = await db.People.AsNoTracking().Include(p => p.Absences)
            .FirstAsync(p => p.Id == question.ExecutiveId, cancellationToken);
        var hours = (await HolidayBook.ReadAsync(db, cancellationToken)).Of(executive);
        return new QuestionView(id,
            await db.Projects.Where(p => p.Id == question.ProjectId).Select(p => p.Name).FirstAsync(cancellationToken),
            await FromAsync(db, question, cancellationToken), question.Text, question.State, executive.Name,
            WorkingHours.WorkingDaysBetween(question.AskedAt, question.AnsweredAt ?? now, hours).Count, question.Answer,
            await NameAsync(db, question.AnsweredById, cancellationToken), question.AnsweredById == question.ExecutiveId,
            question.SendsAt, await db.TeamQuestions.CountAsync(q => q.ProjectId == question.ProjectId && q.Id != id
                && q.State == QuestionState.Waiting, cancellationToken));
    }

    private static async Task<string> FromAsync(LeadershipDb db, TeamQuestion question, CancellationToken cancellationToken)
    {
        if (question.CrewId is { } crew
            && await db.ShiftCrews.Where(c => c.Id == crew).Select(c => c.Name).FirstOrDefaultAsync(cancellationToken) is { } shift)
            return $"shift {shift}";
        if (question.ShowName && await NameAsync(db, question.AskerId, cancellationToken) is { } name)
            return name;
        var sites = await db.Sites.ToDictionaryAsync(static s => s.Id, static s => s.Name, cancellationToken);
        return WhyText.Audience(null, [new TeamCell(question.Function, question.SiteId)], sites);
    }

    private static async Task<string?> NameAsync(LeadershipDb db, PersonId? id, CancellationToken cancellationToken) => id is { } known
        ? await db.People.Where(p => p.Id == known).Select(p => p.Name).FirstOrDefaultAsync(cancellationToken) : null;
}
