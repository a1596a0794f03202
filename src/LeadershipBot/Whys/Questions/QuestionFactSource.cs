using LeadershipBot.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Questions;

/// <summary>The newest answered question of the project, for the message that says what was asked.</summary>
internal sealed class QuestionFactSource : IWhyFactSource
{
    private const int OfLateDays = 45;

    public async Task AddAsync(
        LeadershipDb db, WhySubject subject, DateTimeOffset now, WhyFacts into, CancellationToken cancellationToken)
    {
        var since = now.AddDays(-OfLateDays);
        var newest = await db.TeamQuestions.Where(q => q.ProjectId == subject.Project && q.State == QuestionState.Answered
                && q.AnsweredById == subject.Executive && q.AnsweredAt >= since)
            .OrderByDescending(q => q.AnsweredAt).Select(q => new { q.Text, q.Answer }).FirstOrDefaultAsync(cancellationToken);
        into.Set("question", newest?.Text);
        into.Set("answer", newest?.Answer is { } answer ? answer : null);
    }
}
