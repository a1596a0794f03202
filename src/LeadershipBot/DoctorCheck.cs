namespace LeadershipBot;

public enum FindingLevel { Ok, Warn, Fail }

/// <summary>What a check found: one sentence, and what to do about it where it is not well.</summary>
public sealed record Finding(FindingLevel Level, string Sentence, string? Cure = null)
{
    public static Finding Ok(string sentence) => new(FindingLevel.Ok, sentence);

    public static Finding Warn(string sentence, string cure) => new(FindingLevel.Warn, sentence, cure);

    public static Finding Fail(string sentence, string cure) => new(FindingLevel.Fail, sentence, cure);
}

/// <summary>
/// One question the operator's <c>doctor</c> asks. It changes nothing, waits for at most ten seconds and may throw: what it
/// threw is then its finding. Collected by the container; a slice registers its own.
/// </summary>
public interface IDoctorCheck
{
    /// <summary>Two or three lower-case words, unique.</summary>
    string Name { get; }

    Task<Finding> RunAsync(CancellationToken cancellationToken);
}
