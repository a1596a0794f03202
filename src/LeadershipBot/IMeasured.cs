namespace LeadershipBot;

/// <summary>
/// One number for the metrics page. Names follow Prometheus: <c>leadershipbot_</c> and a unit where there is one.
/// </summary>
public sealed record Measure(string Name, string Help, double Value, bool Grows = false, string? Label = null,
    string? LabelValue = null);

/// <summary>Something that can be measured from memory. Collected by the container; a slice registers its own.</summary>
public interface IMeasured
{
    /// <summary>Those of one name stand together.</summary>
    IEnumerable<Measure> Measures { get; }
}
