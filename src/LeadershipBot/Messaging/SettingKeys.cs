namespace LeadershipBot.Messaging;

/// <summary>The installation-wide switches.</summary>
public static class SettingKeys
{
    /// <summary>Present while <c>pause all</c> is in force; the value says who and when.</summary>
    public const string Paused = "paused";

    /// <summary>The UTC date of the last night in which old data was let go.</summary>
    public const string Forgot = "privacy.forgot";
}
