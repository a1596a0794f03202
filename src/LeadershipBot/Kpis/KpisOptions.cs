using System.ComponentModel.DataAnnotations;

namespace LeadershipBot.Kpis;

/// <summary>Section <c>Kpis</c>: which KPIs there are to choose from, how often teams hear of them, and how much a
/// service may post.</summary>
public sealed class KpisOptions
{
    public const string Section = "Kpis";

    /// <summary>More catalogue files, laid over the built-in one in this order.</summary>
    [MaxLength(20)]
    public IReadOnlyList<string> CatalogueFiles { get; set; } = [];

    /// <value>A project's team gets its digest every 4 weeks.</value>
    [Range(1, 26)]
    public int DigestEveryWeeks { get; set; } = 4;

    /// <value>60 posts of readings per key and minute.</value>
    [Range(1, 6000)]
    public int PostsPerMinute { get; set; } = 60;
}
