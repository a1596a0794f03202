using LeadershipBot.Data;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Briefs;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Questions;

/// <summary>The oldest question of the teams: to answer or pass on, or what was done about it since the brief went out.</summary>
public sealed class QuestionBriefPart : IBriefPartSource
{
    public int Order => 60;

    public async Task<BriefPart?> ReadAsync(LeadershipDb db, BriefPartRequest request, CancellationToken cancellationToken)
    {
        var theirs = db.TeamQuestions.AsNoTracking()
            .Where(q => q.ExecutiveId == request.Executive && request.Projects.Contains(q.ProjectId));
        var id = await theirs.Where(q => q.DecidedAt >= request.SentAt && q.State != QuestionState.Withdrawn)
                .OrderByDescending(q => q.DecidedAt).Select(q => (TeamQuestionId?)q.Id).FirstOrDefaultAsync(cancellationToken)
            ?? await theirs.Where(q => q.State == QuestionState.Waiting && q.AskedAt <= request.SentAt).OrderBy(q => q.AskedAt)
                .ThenBy(q => q.Id).Select(q => (TeamQuestionId?)q.Id).FirstOrDefaultAsync(cancellationToken);
        if (id is not { } oldest || await QuestionView.ReadAsync(db, oldest, request.Now, cancellationToken) is not { } view)
            return null;
        return request.IsOver && view.State == QuestionState.Waiting ? null
            : QuestionMessages.Part(view, request.Zone, asks: !request.IsOver && request.Capacity == AnswerCapacity.Self);
    }
}
