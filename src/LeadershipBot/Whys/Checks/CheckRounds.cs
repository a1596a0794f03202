using System.Globalization;
using LeadershipBot.Data;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Checks;

/// <summary>When questions about whys are put: two days after a message, and in the first full week of each month.</summary>
internal static class CheckRounds
{
    private const string Monthly = "visible:";

    private static readonly TimeSpan AfterWhy = TimeSpan.FromDays(2);

    public static async Task AddAsync(LeadershipDb db, Why why, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var occasion = $"why:{ShortId.Write(why.Id.Value)}";
        if (await db.CheckRounds.AnyAsync(r => r.ProjectId == why.ProjectId && r.Occasion == occasion, cancellationToken))
            return;
        db.CheckRounds.Add(new CheckRound
        {
            Id = CheckRoundId.New(), ProjectId = why.ProjectId, WhyId = why.Id, Occasion = occasion, StartAt = now + AfterWhy,
            Turn = await db.CheckRounds.CountAsync(r => r.ProjectId == why.ProjectId && r.WhyId != null, cancellationToken),
        });
    }

    /// <summary>The month's round, once its day has come; from the second month of a pilot on.</summary>
    public static async Task AddMonthlyAsync(LeadershipDb db, Project project, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var first = new DateOnly(today.Year, today.Month, 1);
        var day = first.AddDays((((int)DayOfWeek.Wednesday - (int)first.DayOfWeek) + 7) % 7 + 7);
        if (today < day || project.PilotStartedAt > now.AddDays(-30))
            return;
        var occasion = Monthly + today.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        if (await db.CheckRounds.AnyAsync(r => r.ProjectId == project.Id && r.Occasion == occasion, cancellationToken))
            return;
        db.CheckRounds.Add(new CheckRound
        {
            Id = CheckRoundId.New(), ProjectId = project.Id, Occasion = occasion, StartAt = now,
            Turn = await db.CheckRounds.CountAsync(r => r.ProjectId == project.Id && r.WhyId == null, cancellationToken),
        });
    }
}
