namespace LeadershipBot.Channels.Slack;

/// <summary>
/// Which workspace, with the organisation it belongs to where there is one. Both ids are in every key, so that one
/// installation for a whole organisation can follow without a change of what is stored.
/// </summary>
internal readonly record struct SlackWorkspace(string? Enterprise, string? Team)
{
    /// <summary>As addresses carry it: <c>T1</c>, <c>E1.T1</c>, or <c>E1</c> where the whole organisation is meant.</summary>
    public string Key => (Enterprise, Team) switch
    {
        ({ Length: > 0 }, { Length: > 0 }) => $"{Enterprise}.{Team}",
        ({ Length: > 0 }, _) => Enterprise,
        _ => Team ?? "",
    };

    public bool IsKnown => Key.Length > 0;

    /// <summary>A payload may leave the organisation out; the installation knows it.</summary>
    public SlackWorkspace Or(SlackWorkspace? installed) =>
        installed is { } known && known.Team == Team && Enterprise is null ? known : this;

    public override string ToString() => Key;
}
