using System.Collections.Frozen;

namespace LeadershipBot.Channels.Slack;

/// <summary>
/// What this process knows of the installed app: which workspace, what it may do, whether it is let in. In memory; Slack is
/// asked again after every start.
/// </summary>
internal sealed class SlackInstallation(TimeProvider time)
{
    private readonly Lock _lock = new();

    /// <summary>Null before Slack has answered for the first time.</summary>
    public SlackWorkspace? Workspace { get; private set; }

    public string? BotUser { get; private set; }

    public string? AppId { get; private set; }

    /// <summary>Null before Slack has answered for the first time.</summary>
    public FrozenSet<string>? Scopes { get; private set; }

    /// <summary>How far Slack's clock is ahead of ours, as of the last answer.</summary>
    public TimeSpan? Skew { get; private set; }

    /// <summary>Why Slack does not let the bot in; null while it does.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Why Slack does not let the app connect; null while it does.</summary>
    public string? ConnectionTrouble { get; private set; }

    public bool May(string scope) => Scopes?.Contains(scope) != false;

    internal void Is(SlackWorkspace workspace, string? botUser, string? appId) =>
        (Workspace, BotUser, AppId) = (workspace, botUser, appId ?? AppId);

    internal void Granted(string scopes)
    {
        lock (_lock)
            Scopes = scopes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
    }

    internal void Heard(DateTimeOffset? date)
    {
        if (date is { } theirs)
            Skew = theirs - time.GetUtcNow();
    }

    internal void Works() => Trouble = null;

    internal void Connects() => ConnectionTrouble = null;

    internal void Refused(string error, string? needed, bool asApp)
    {
        // A scope that is missing for one thing leaves the others working.
        if (error == "missing_scope" && needed != "chat:write")
            return;
        if (asApp)
            ConnectionTrouble = SlackMessages.NotConnected(error);
        else
            Trouble = SlackMessages.NotLetIn(error, needed);
    }
}
