using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using LeadershipBot.Whys.Checks;
using LeadershipBot.Whys.Questions;
using LeadershipBot.Whys.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Whys.Drafts;

/// <summary>
/// Looks at each running project once a day: ends what nobody signed in time, tells the PMO what waits too long, and prepares
/// the next message. One transaction per project; one project's failure is its own.
/// </summary>
public sealed partial class WhyDrafter(
    LeadershipDbSource source, WriteGate gate, TemplateSet templates, WhyFactBook book, IOptions<WhysOptions> options,
    Wakeups wakeups, BusinessClock clock, ILogger<WhyDrafter> logger) : IScheduledWork
{
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    public string Name => "draft-whys";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        foreach (var project in await Due(db, clock.Instant).ToListAsync(cancellationToken))
        {
            try
            {
                await gate.RunAsync((unit, token) => LookAsync(unit, project, token), cancellationToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Log.ProjectFailed(logger, error, project.Value);
                await gate.RunAsync((unit, token) => NextAsync(unit, project, clock.Instant, token), cancellationToken);
            }
        }
        wakeups.Relay.Set();
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var now = clock.Instant;
        return await Due(db, now).AnyAsync(cancellationToken)
            ? now
            : await db.WhyLooks.Where(l => db.Projects.Any(p => p.Id == l.ProjectId && p.Phase != Phase.Closed
                && p.PilotStartedAt != null)).MinAsync(l => (DateTimeOffset?)l.NextAt, cancellationToken) ?? DateTimeOffset.MaxValue;
    }

    private static IQueryable<ProjectId> Due(LeadershipDb db, DateTimeOffset now) => db.Projects
        .Where(p => p.PilotStartedAt != null && p.Phase != Phase.Closed
            && !db.WhyLooks.Any(l => l.ProjectId == p.Id && l.NextAt > now))
        .OrderBy(p => p.CreatedAt).Select(p => p.Id);

    private async Task LookAsync(LeadershipDb db, ProjectId id, CancellationToken cancellationToken)
    {
        await db.SerialiseAsync($"whys/{id.Value}", cancellationToken);
        var now = clock.Instant;
        await NextAsync(db, id, now, cancellationToken);
        var project = await db.Projects.Include(p => p.Sites).FirstAsync(p => p.Id == id, cancellationToken);
        if (project.PausedAt is not null || await db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, cancellationToken))
            return;
        var outbox = new Outbox(db, now, Correlation.New());
        await WhyUpkeep.RunAsync(db, outbox, id, options.Value, now, cancellationToken);
        foreach (var question in await db.TeamQuestions.AsNoTracking()
            .Where(q => q.ProjectId == id && q.State == QuestionState.Waiting).ToListAsync(cancellationToken))
            await QuestionSignals.IgnoredAsync(db, question, now, cancellationToken);
        await CheckRounds.AddMonthlyAsync(db, project, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await PrepareAsync(db, outbox, project, now, cancellationToken);
    }

    private async Task PrepareAsync(
        LeadershipDb db, Outbox outbox, Project project, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (await Sponsors.FirstAsync(db, project.Id, today, cancellationToken) is not { } executive
            || await db.Whys.AnyAsync(w => w.ExecutiveId == executive.Id
                && (w.State == WhyState.Gaps || w.State == WhyState.Ready), cancellationToken))
            return;
        var due = await DueAudiences.ReadAsync(
            db, project, today, today.AddDays(options.Value.PrepareDaysAhead), cancellationToken);
        if (due.Count == 0)
            return;
        var subject = new WhySubject(project.Id, executive.Id);
        var facts = (await book.ReadAsync(db, subject, now, cancellationToken)).Known;
        if (WhyChoiceRule.Choose(templates, due, facts, today) is { } chosen)
            await WhyDrafting.AddAsync(db, outbox, templates, subject, chosen, facts, now, cancellationToken);
    }

    private static async Task NextAsync(LeadershipDb db, ProjectId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var look = await db.WhyLooks.AsTracking().FirstOrDefaultAsync(l => l.ProjectId == id, cancellationToken)
            ?? db.WhyLooks.Add(new WhyLook { ProjectId = id, NextAt = now }).Entity;
        look.NextAt = now + Daily;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Preparing the why messages of project {Project} failed")]
        public static partial void ProjectFailed(ILogger logger, Exception error, Guid project);
    }
}
