using Quartz;

namespace LeadershipBot.Host.Schedules;

/// <summary>
/// The only job there is: finds the work by the job's name and runs it. Never twice at once, in the whole cluster.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class ScheduledWorkJob(IEnumerable<IScheduledWork> works, WorkRunner runner,
    ILogger<ScheduledWorkJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var name = context.JobDetail.Key.Name;
        if (works.FirstOrDefault(w => w.Name == name) is { } work)
            await runner.RunAsync(work, cancellationToken);
        else
            Log.Unknown(logger, name);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning,
            "The cluster fired {Work}, which this version does not know; another instance will run it")]
        public static partial void Unknown(ILogger logger, string work);
    }
}
