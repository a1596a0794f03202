namespace LeadershipBot.Channels.Teams;

/// <summary>
/// Names a post for later edits: the activity, and the conversation it stands in (which may be another one than today's).
/// Written as <c>activity conversation</c>; neither contains a blank.
/// </summary>
public readonly record struct TeamsRef(string Activity, string Conversation)
{
    /// <summary>The longest reference that is stored.</summary>
    public const int MaxLength = 200;

    public override string ToString() => $"{Activity} {Conversation}";

    public bool Fits => ToString().Length <= MaxLength && Activity.Length > 0
        && !Activity.Contains(' ', StringComparison.Ordinal);

    public static TeamsRef? Parse(string? text) =>
        text?.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end && end < text.Length - 1
            ? new TeamsRef(text[..end], text[(end + 1)..]) : null;
}
