using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Kpis;

/// <summary>Lena leads from IT, Emre from maintenance.</summary>
public sealed class OutcomeTests
{
    private const string Propose = "outcome propose \"Less unplanned downtime in both plants\" for MES target \"5 %\" by 2027-12-31";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_heads_see_one_card_and_the_pmo_is_told_when_both_have_agreed()
    {
        await using var office = await Office.OpenAsync();
        var (lena, emre) = await HeadsAsync(office);
        Assert.StartsWith("Lena Vogt and Emre Yildiz get one card for MES.", await office.SaysAsync(office.Ali, Propose),
            StringComparison.Ordinal);

        await office.TapAsync(lena, "We agree");

        Assert.Equal((lena.Id, null), await OutcomeAsync(office) is { } half ? (half.AgreedByIt, half.AgreedByOt) : default);
        Assert.Contains(new Fact("IT", "Lena Vogt agreed"), office.House.Posts(emre)[^1].Blocks.OfType<Facts>().Single().Rows);
        await office.TapAsync(emre, "We agree");
        Assert.Equal((lena.Id, emre.Id), await OutcomeAsync(office) is { } both
            ? (both.AgreedByIt!.Value, both.AgreedByOt!.Value) : default);
        Assert.Contains(office.House.Posts(office.Ali),
            static m => m.Summary.StartsWith("Lena Vogt and Emre Yildiz agreed for MES", StringComparison.Ordinal));
        Assert.Contains("5 %; by 31 Dec 2027; agreed by IT and OT", await office.SaysAsync(office.Ali, "outcomes MES"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agreement_and_a_proposal_can_be_taken_back()
    {
        await using var office = await Office.OpenAsync();
        var (lena, emre) = await HeadsAsync(office);
        await office.SaysAsync(office.Ali, Propose);
        await office.TapAsync(lena, "We agree");
        await office.SaysAsync(office.Ali, "undo");
        Assert.NotNull(await OutcomeAsync(office));

        await office.SaysAsync(lena, "undo");
        Assert.Null((await OutcomeAsync(office))!.AgreedByIt);
        await office.TapAsync(office.Ali, "Undo");

        Assert.Null(await OutcomeAsync(office));
        Assert.Empty(office.House.Posts(emre)[^1].Blocks.OfType<Buttons>());
    }

    [Fact]
    public async Task Nobody_agrees_for_the_other_side_and_without_a_head_nothing_is_proposed()
    {
        await using var office = await Office.OpenAsync();
        await office.SaysAsync(office.Ali, Propose);
        Assert.Contains("has no head of IT", office.House.Posts(office.Ali)[^1].Summary, StringComparison.Ordinal);
        var (lena, emre) = await HeadsAsync(office);
        await office.SaysAsync(office.Ali, Propose);

        await office.House.Press(emre, office.Find(lena, "We agree").Wire);
        await office.House.SettleAsync();

        Assert.Contains("agreed to by the head of each side", office.House.Posts(emre)[^1].Summary, StringComparison.Ordinal);
        Assert.Null((await OutcomeAsync(office))!.AgreedByIt);
    }

    private static async Task<(Person Lena, Person Emre)> HeadsAsync(Office office)
    {
        var (lena, emre) = (Some.Person("Lena Vogt"), Some.Person("Emre Yildiz"));
        (lena.Function, emre.Function) = (WorkFunction.It, WorkFunction.Maintenance);
        await office.House.AddAsync(lena, emre, Some.Role(office.Project, lena, RoleKind.Lead),
            Some.Role(office.Project, emre, RoleKind.Lead));
        return (lena, emre);
    }

    private static Task<ProjectOutcome?> OutcomeAsync(Office office) =>
        office.LookAsync(static db => db.Outcomes.SingleOrDefaultAsync(Token));
}
