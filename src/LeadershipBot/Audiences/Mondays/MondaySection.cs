using LeadershipBot.Data;
using LeadershipBot.Messaging;

namespace LeadershipBot.Audiences.Mondays;

/// <summary>For whom a digest is written, and since when it looks back.</summary>
public sealed record MondayRequest(Actor Pmo, DateTimeOffset Since, DateTimeOffset Now);

/// <summary>What one practice has to say on Monday.</summary>
/// <param name="Count">How many there are; 0 is said too, since silence would have to be guessed at.</param>
/// <param name="Name">As <c>Waiting</c>.</param>
/// <param name="Lines">The first few, each with its name and what there is to know.</param>
/// <param name="Next">The command that goes on from here.</param>
public sealed record MondaySection(int Count, string Name, IReadOnlyList<Fact> Lines, Button? Next)
{
    public const int MostLines = 4;
}

/// <summary>A practice's section in the PMO's Monday digest, read when it is composed.</summary>
public interface IMondaySource
{
    /// <summary>Sections stand in this order; the digest's own take 10 to 50.</summary>
    int Order { get; }

    Task<MondaySection> ReadAsync(LeadershipDb db, MondayRequest request, CancellationToken cancellationToken);
}
