using LeadershipBot.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Audiences;

/// <summary>
/// Closes confidential questions whose time is over: names go, then it is decided what may be shown. One transaction per
/// question, so that no answer is ever in two places or in none.
/// </summary>
public sealed class QuestionCloser(LeadershipDbSource source, WriteGate gate, IOptions<PrivacyOptions> options, BusinessClock clock)
    : IScheduledWork
{
    public string Name => "close-questions";

    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await DueAsync(clock.Instant, cancellationToken))
            await gate.RunAsync((db, token) => CloseAsync(db, id, token), cancellationToken);
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        return await db.ConfidentialQuestions.Where(q => !q.Settled).MinAsync(q => (DateTimeOffset?)q.ClosesAt, cancellationToken);
    }

    private async Task<List<ConfidentialQuestionId>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        return await db.ConfidentialQuestions.Where(q => !q.Settled && q.ClosesAt <= now).OrderBy(q => q.ClosesAt)
            .Select(q => q.Id).ToListAsync(cancellationToken);
    }

    private async Task CloseAsync(LeadershipDb db, ConfidentialQuestionId id, CancellationToken cancellationToken)
    {
        await db.SerialiseAsync($"confidential-close/{id.Value}", cancellationToken);
        var now = clock.Instant;
        // Read anew: more people may have been asked meanwhile, or another instance was faster.
        if (await db.ConfidentialQuestions.AsTracking()
            .FirstOrDefaultAsync(q => q.Id == id && !q.Settled && q.ClosesAt <= now, cancellationToken) is not { } question)
            return;
        await ConfidentialAnswers.CloseAsync(db, id, cancellationToken);
        await Disclosure.PublishAsync(db, question, await Thresholds.ReadAsync(db, options.Value, cancellationToken),
            DateOnly.FromDateTime(now.UtcDateTime), cancellationToken);
        (question.Settled, question.Version) = (true, question.Version + 1);
    }
}
