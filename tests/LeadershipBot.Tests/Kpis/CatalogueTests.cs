using LeadershipBot.Kpis;
using LeadershipBot.Kpis.Catalogue;
using LeadershipBot.Pulses.Bank;
using Xunit;

namespace LeadershipBot.Tests.Kpis;

public sealed class CatalogueTests
{
    private const string Good = "{ id: scrap, name: Scrap, formula: scrap over all, unit: '%', better: lower, limits: { green: 2, red: 4 }, "
        + "period: week, serves: reliability, data: MES, origin: us }";

    [Fact]
    public void The_built_in_catalogue_loads_with_every_kpi_of_the_house()
    {
        var catalogue = CatalogueFile.LoadBuiltIn([]).Value;

        Assert.Equal(41, catalogue.Entries.Count);
        Assert.Equal(["cyber", "downtime", "people", "reliability", "visibility"],
            catalogue.Entries.Select(static e => e.Serves).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal("oee", catalogue.Find("Oee")!.Id);
        Assert.Equal((5.0, 10.0, KpiBetter.Lower), catalogue.Find("unplanned-downtime") is { } e ? (e.Green, e.Red, e.Better)
            : default);
    }

    [Fact]
    public void A_file_of_the_firm_adds_entries_and_replaces_them_by_id()
    {
        var catalogue = CatalogueFile.LoadBuiltIn(new BankSource("plant.yaml", $"kpis:\n  - {Good}\n"
            + "  - { id: oee, name: OEE, formula: ours, unit: '%', better: higher, period: week, serves: downtime, data: MES, origin: us }\n"))
            .Value;

        Assert.Equal(42, catalogue.Entries.Count);
        Assert.Equal("ours", catalogue.Find("oee")!.Formula);
        Assert.Equal("Scrap", Assert.Single(catalogue.Nearest("scrp", 1)));
    }

    [Theory]
    [InlineData("kpis:\n  - { id: A b, name: N, formula: f, better: lower, period: week, serves: s, data: d, origin: o }",
        "plant.yaml line 2: kpi A b has an id that cannot be kept; use lower case letters, digits and hyphens.")]
    [InlineData("kpis:\n  - { id: a, name: N, formula: f, better: more, period: week, serves: s, data: d, origin: o }",
        "plant.yaml line 2: kpi a has better 'more'; use one of higher, lower.")]
    [InlineData("kpis:\n  - id: a\n    name: N\n    better: lower\n    limits: { green: 9, red: 4 }\n    period: week\n    serves: s\n    data: d\n    origin: o",
        "plant.yaml line 2: kpi a has no 'formula'; add 'formula: ...'.")]
    [InlineData("kpis:\n  - { id: a, name: N, formula: f, better: lower, limits: { green: 9, red: 4 }, period: week, serves: s, data: d, origin: o }",
        "plant.yaml line 2: kpi a turns red before it leaves green; lower is better, so swap green and red.")]
    [InlineData("kpis:\n  - { id: a, name: N, formula: f, better: lower, limits: { green: many, red: 4 }, period: week, serves: s, data: d, origin: o }",
        "plant.yaml line 2: the limits of kpi a has green 'many'; use a number such as 5 or -2.5.")]
    [InlineData("kpi:\n  - x", "plant.yaml line 1: the file has 'kpi', which means nothing here; use one of kpis.")]
    [InlineData("kpis: [", "the file is not YAML")]
    [InlineData("", "plant.yaml line 1: the file is empty; write at least 'kpis:' and one entry.")]
    public void A_mistake_is_told_with_file_line_and_cure(string yaml, string told)
    {
        Assert.False(CatalogueFile.LoadBuiltIn(new BankSource("plant.yaml",
            yaml.Replace("kpi:\n  - x", "kpi: []", StringComparison.Ordinal)))
            .TryGet(out _, out var refusal));

        Assert.Contains(told, refusal.Sentence, StringComparison.Ordinal);
        Assert.StartsWith("The KPI catalogue has ", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_id_twice_in_a_file_is_a_mistake()
    {
        Assert.False(CatalogueFile.Load([new BankSource("plant.yaml", $"kpis:\n  - {Good}\n  - {Good}\n")]).TryGet(out _,
            out var refusal));

        Assert.Contains("plant.yaml line 3: kpi scrap is there twice, first in line 2", refusal.Sentence,
            StringComparison.Ordinal);
    }
}
