namespace LeadershipBot.Channels.Teams.Token;

/// <summary>What became of a token. The reason is for the log, never for the caller.</summary>
public enum TokenVerdict
{
    Accepted,

    /// <summary>Missing or not valid: 401.</summary>
    Rejected,

    /// <summary>Valid, and not for this: another channel, another service address: 403.</summary>
    Forbidden,
}

public readonly record struct TokenCheck(TokenVerdict Verdict, string Reason)
{
    public static readonly TokenCheck Good = new(TokenVerdict.Accepted, "");

    public static TokenCheck Reject(string reason) => new(TokenVerdict.Rejected, reason);

    public static TokenCheck Forbid(string reason) => new(TokenVerdict.Forbidden, reason);
}
