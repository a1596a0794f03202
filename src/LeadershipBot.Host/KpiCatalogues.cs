using LeadershipBot.Kpis;
using LeadershipBot.Kpis.Catalogue;
using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Host;

/// <summary>
/// Reads the KPI catalogue before anything is built: a file with a mistake stops the start with the mistake's line.
/// </summary>
internal static class KpiCatalogues
{
    public static Outcome<KpiCatalogue> Load(IConfiguration configuration)
    {
        const string key = $"{KpisOptions.Section}:{nameof(KpisOptions.CatalogueFiles)}";
        var files = configuration.GetSection(key).Get<string[]>() ?? [];
        return Array.Find(files, static file => !File.Exists(file)) is { } missing
            ? Refusal.NotFound($"{key} names {missing}, which is not there.")
            : CatalogueFile.LoadBuiltIn([.. files.Select(static file =>
                new BankSource(Path.GetFileName(file), File.ReadAllText(file)))]);
    }
}
