using LeadershipBot.Channels.Teams.Cards;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Teams.Acts;

/// <summary>What somebody did, read from an activity.</summary>
public abstract record TeamsAct
{
    /// <summary>A line for the bot, without its name.</summary>
    public sealed record Typed(string Text) : TeamsAct;

    /// <summary>A button of one of our cards. <paramref name="Answers"/>: Teams waits for what to show instead.</summary>
    public sealed record Pressed(
        CardVerb Verb, string? Wire, LogicalMessageId? Post, string? Opener, IReadOnlyDictionary<string, string> Values,
            bool Answers)
        : TeamsAct;

    /// <summary>The app is there (again) for this person.</summary>
    public sealed record Installed : TeamsAct;

    public sealed record Removed : TeamsAct;

    /// <summary>A question of Teams that this bot does not answer.</summary>
    public sealed record NotOurs(string Name) : TeamsAct;

    /// <summary>A question of Teams that does not read.</summary>
    public sealed record Broken(string Why) : TeamsAct;

    /// <summary>Read and let pass: reactions, edits, deletions, news about teams, types that do not exist yet.</summary>
    public sealed record Nothing : TeamsAct;
}
