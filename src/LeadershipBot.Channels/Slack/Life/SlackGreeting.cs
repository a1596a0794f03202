using LeadershipBot.Channels.Slack.Api;

namespace LeadershipBot.Channels.Slack.Life;

/// <summary>
/// Asks Slack who we are: at the start, every few minutes while we are not let in, and when somebody needs to know.
/// </summary>
internal sealed class SlackGreeting(SlackClient client, SlackInstallation installation, SlackNotices notices, TimeProvider time)
    : IScheduledWork
{
    private static readonly TimeSpan AgainAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(15);

    private DateTimeOffset? _asked;

    public string Name => "slack-greeting";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var believed = installation is { Workspace: not null, Trouble: null } ? Believed : AgainAfter;
        if (_asked is { } at && time.GetUtcNow() - at < believed)
            return;
        await AskAsync(cancellationToken);
    }

    /// <summary>The workspace; null while Slack does not tell.</summary>
    public async Task<SlackWorkspace?> EnsureAsync(CancellationToken cancellationToken)
    {
        if (installation.Workspace is null && (_asked is not { } at || time.GetUtcNow() - at >= AgainAfter))
            await AskAsync(cancellationToken);
        return installation.Workspace;
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        _asked = time.GetUtcNow();
        var answer = await client.CallAsync(new SlackCall("auth.test", []), cancellationToken);
        if (answer is not SlackAnswer.Ok { Body: var me })
            return;
        installation.Is(new SlackWorkspace(me.Text("enterprise_id"), me.Text("team_id")), me.Text("user_id"), me.Text("app_id"));
        await notices.LetInAsync(cancellationToken);
    }
}
