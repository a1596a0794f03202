namespace LeadershipBot.Messaging;

/// <summary>
/// Worn by an <see cref="IChannel"/> that knows when it cannot reach its platform. Asked by the readiness page, so it answers
/// from memory.
/// </summary>
public interface IReportsTrouble
{
    /// <summary>One sentence without secrets; null while the channel works.</summary>
    string? Trouble { get; }
}
