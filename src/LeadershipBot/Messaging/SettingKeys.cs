namespace LeadershipBot.Messaging;

/// <summary>The installation-wide switches.</summary>
public static class SettingKeys
{
    /// <summary>Present while <c>pause all</c> is in force; the value says who and when.</summary>
    public const string Paused = "paused";
}
