using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>Where a part stands: before the questions (what waits on the reader) or after them.</summary>
public enum BriefPlace { First, Last }

/// <summary>What another practice has to say in an executive's brief. Values only.</summary>
/// <param name="Place">Before or after the questions.</param>
/// <param name="Blocks">What is shown; never empty.</param>
/// <param name="Taps">How many taps it still asks for, 0 when it only tells.</param>
/// <param name="StandingStill">One sentence for the reminder: what stands still without an act, and since when.</param>
public sealed record BriefPart(BriefPlace Place, IReadOnlyList<Block> Blocks, int Taps, string? StandingStill = null);

/// <summary>Whose brief it is, who reads it, and when.</summary>
/// <param name="Projects">The executive's running projects in it that this reader may see.</param>
/// <param name="SentAt">When the brief went out; what was done since belongs in it, marked as done.</param>
/// <param name="IsOver">A closed brief only shows what was done in it, and asks for nothing.</param>
public sealed record BriefPartRequest(
    PersonId Executive, PersonId Reader, AnswerCapacity Capacity, IReadOnlyList<ProjectId> Projects, string Zone,
    DateTimeOffset SentAt, bool IsOver, DateTimeOffset Now);

/// <summary>
/// A practice that has a part in the brief: decisions before the questions, the KPI line and a draft why after them. Asked
/// each time a brief is written, so that it always shows what is true now.
/// </summary>
public interface IBriefPartSource
{
    /// <summary>The order among parts of the same place.</summary>
    int Order { get; }

    /// <summary>Null when there is nothing to say.</summary>
    Task<BriefPart?> ReadAsync(LeadershipDb db, BriefPartRequest request, CancellationToken cancellationToken);
}

/// <summary>All parts of one brief, in order.</summary>
public sealed class BriefParts(IEnumerable<IBriefPartSource> sources)
{
    private readonly IBriefPartSource[] _sources = [.. sources.OrderBy(static s => s.Order)];

    public async Task<IReadOnlyList<BriefPart>> ReadAsync(
        LeadershipDb db, BriefPartRequest request, CancellationToken cancellationToken)
    {
        var parts = new List<BriefPart>(_sources.Length);
        foreach (var source in _sources)
        {
            if (await source.ReadAsync(db, request, cancellationToken) is { } part)
                parts.Add(part);
        }
        return parts;
    }
}
