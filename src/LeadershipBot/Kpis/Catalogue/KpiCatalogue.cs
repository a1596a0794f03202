using System.Collections.Frozen;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.Kpis.Catalogue;

/// <summary>What a KPI means wherever it is used, as data.</summary>
/// <param name="Green">Green up to here, red beyond <paramref name="Red"/>, amber between; both or neither.</param>
/// <param name="AgainstBase">The bounds are percent of change against the twelve months before.</param>
/// <param name="Data">Where firms usually find the number.</param>
/// <param name="Origin">Whose definition it is.</param>
public sealed record CatalogueEntry(
    string Id, string Name, string Formula, string Unit, KpiBetter Better, double? Green, double? Red, bool AgainstBase,
    KpiPeriod Period, string Serves, string Data, string Origin);

/// <summary>The KPIs a project may choose from. A file of the firm's own adds entries or replaces them by id.</summary>
public sealed class KpiCatalogue
{
    private readonly FrozenDictionary<string, CatalogueEntry> _byId;

    internal KpiCatalogue(IReadOnlyList<CatalogueEntry> entries)
    {
        Entries = entries;
        _byId = entries.ToFrozenDictionary(static e => e.Id, StringComparer.Ordinal);
    }

    public IReadOnlyList<CatalogueEntry> Entries { get; }

    /// <summary>By id or by name, without case and accents; null when it is no entry.</summary>
    public CatalogueEntry? Find(string text) => _byId.GetValueOrDefault(text.Trim().ToLowerInvariant())
        ?? Entries.FirstOrDefault(e => Folded.Of(e.Name) == Folded.Of(text));

    /// <summary>The names most like what was typed, nearest first.</summary>
    public IReadOnlyList<string> Nearest(string text, int count)
    {
        var names = new NameList([.. Entries.Select(static e => new NameEntry(e.Id, Guid.Empty, e.Name))]);
        var (found, _) = names.Find(text);
        return [.. (found.Count > 0 ? found.Take(count) : names.Nearest(text, count)).Select(static n => n.Name)];
    }
}
