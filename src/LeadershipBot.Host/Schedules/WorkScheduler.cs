using Quartz;

namespace LeadershipBot.Host.Schedules;

/// <summary>Gives every work its job and trigger at the start, under names that stay, so that a restart replaces them.</summary>
internal sealed class WorkScheduler(ISchedulerFactory schedulers, IEnumerable<IScheduledWork> works, TimeProvider time)
    : IHostedService
{
    public const string Group = "works";

    /// <summary>The first firings come one after the other, not all in the first second of a process.</summary>
    private static readonly TimeSpan Stagger = TimeSpan.FromMilliseconds(250);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var plan = works.OrderBy(static w => w.Every).Select(
            (work, index) => (Job: JobFor(work), Trigger: TriggerFor(work, index)));
        await scheduler.ScheduleJobs(
            plan.ToDictionary(static p => p.Job, static p => (IReadOnlyCollection<ITrigger>)[p.Trigger]),
            ScheduleJobOptions.Replacing, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static IJobDetail JobFor(IScheduledWork work) =>
        JobBuilder.Create<ScheduledWorkJob>().WithIdentity(work.Name, Group).Build();

    /// <exception cref="InvalidOperationException">The work asks for less than 5 seconds or more than a day.</exception>
    private ITrigger TriggerFor(IScheduledWork work, int index)
    {
        if (work.Every < TimeSpan.FromSeconds(5) || work.Every > TimeSpan.FromDays(1))
            throw new InvalidOperationException(
                $"The work {work.Name} is to be fired every {work.Every}: 5 seconds to 1 day are allowed.");
        return TriggerBuilder.Create(time).WithIdentity(work.Name, Group)
            .ForJob(work.Name, Group)
            .StartAt(time.GetUtcNow() + Stagger * (index + 1))
            // What was missed is not made up for: the database knows what is due, one firing finds all of it.
            .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(work.Every).RepeatForever()
                .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount))
            .Build();
    }
}
