using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;

namespace LeadershipBot.Whys;

/// <summary>For which project, and in whose name, a message is written.</summary>
public readonly record struct WhySubject(ProjectId Project, PersonId Executive);

/// <summary>
/// A practice that knows facts which fill a why message, by the names its templates declare: <c>kpi</c>, <c>kpi_move</c>,
/// <c>decision</c>. What nobody knows is asked for.
/// </summary>
public interface IWhyFactSource
{
    /// <summary>Adds what is known. A value that is longer than its fact may be is left out, never cut.</summary>
    Task AddAsync(LeadershipDb db, WhySubject subject, DateTimeOffset now, WhyFacts into, CancellationToken cancellationToken);
}
