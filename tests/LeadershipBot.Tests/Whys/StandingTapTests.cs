using CsCheck;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using LeadershipBot.Whys;
using LeadershipBot.Whys.Drafts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Whys;

/// <summary>Whatever happens in whatever order, nothing leaves in an executive's name without their tap standing.</summary>
public sealed class StandingTapTests
{
    private enum Act { Tap, TakeBack, Edit, OthersEdit, OldTap, Stop, Start, EndRole, GiveRole, PmoSends, Minutes, Hours }

    [Fact]
    public Task Nothing_leaves_in_an_executives_name_without_a_standing_tap() =>
        Gen.Enum<Act>().List[6, 14].SampleAsync(RunAsync, iter: 12, threads: 1);

    private static async Task RunAsync(List<Act> acts)
    {
        await using var plant = await Plant.OpenAsync(1);
        await plant.ToBriefAsync();
        var (stands, sponsor, stopped) = (false, true, false);
        var oldTap = await TapWireAsync(plant);
        foreach (var act in acts)
        {
            var before = await InHerNameAsync(plant);
            var wasUnsigned = WhySteps.IsUnsigned(await plant.WhyAsync());
            await DoAsync(plant, act, oldTap);
            if (await InHerNameAsync(plant) > before)
                Assert.True(stands && sponsor && !stopped, $"it left after {string.Join(' ', acts)}");
            var why = await plant.WhyAsync();
            stands = act switch
            {
                Act.Tap or Act.Edit => stands || (wasUnsigned && sponsor && !stopped),
                Act.TakeBack or Act.PmoSends => stands && why.SignerId == plant.Meral.Id,
                _ => stands,
            };
            (sponsor, stopped) = act switch
            {
                Act.EndRole => (false, stopped),
                Act.GiveRole => (true, stopped),
                Act.Stop => (sponsor, true),
                Act.Start => (sponsor, false),
                _ => (sponsor, stopped),
            };
            // The other way round: a signature in the books is one that was given and not taken back.
            Assert.True(why.SignedAs != WhySigner.Executive || stands);
        }
    }

    private static Task DoAsync(Plant plant, Act act, string oldTap) => act switch
    {
        Act.Tap => PressAsync(plant, TapWireAsync),
        Act.OldTap => PressAsync(plant, async p => (await p.WhyAsync()).Edited > 0 ? oldTap : await NothingAsync(p)),
        Act.TakeBack => PressAsync(plant, static async p => ActionCodec.Encode(new TakeBackWhy((await p.WhyAsync()).Id))),
        Act.Edit => EditAsync(plant, plant.Meral, "Hers: 12 hours. Tell me."),
        Act.OthersEdit => EditAsync(plant, plant.Ali, "His: 13 hours. Tell her."),
        Act.Stop => plant.Office.SaysAsync(plant.Meral, "stop"),
        Act.Start => plant.Office.SaysAsync(plant.Meral, "start"),
        Act.EndRole => RoleAsync(plant, new DateOnly(2027, 2, 1)),
        Act.GiveRole => RoleAsync(plant, null),
        Act.PmoSends => plant.Office.SaysAsync(plant.Ali, "why send MES"),
        Act.Minutes => plant.Office.PassAsync(plant.House.Clock.Instant.AddMinutes(35)),
        _ => plant.Office.PassAsync(0, 3),
    };

    private static async Task<string> TapWireAsync(Plant plant)
    {
        var why = await plant.WhyAsync();
        return ActionCodec.Encode(new SignWhy(why.Id, WhyText.Mark(why.Text ?? "")));
    }

    private static Task<string> NothingAsync(Plant plant) => Task.FromResult(ActionCodec.Encode(new TypeCommand("help")));

    private static async Task PressAsync(Plant plant, Func<Plant, Task<string>> wire)
    {
        await plant.House.Press(plant.Meral, await wire(plant));
        await plant.House.SettleAsync();
    }

    private static async Task EditAsync(Plant plant, LeadershipBot.People.Person by, string text)
    {
        await plant.House.Submit(by, ActionCodec.Encode(new SubmitWhyText((await plant.WhyAsync()).Id)), ("text", text));
        await plant.House.SettleAsync();
    }

    private static async Task RoleAsync(Plant plant, DateOnly? until)
    {
        await plant.Office.ChangeAsync(db => db.Roles.Where(r => r.Kind == RoleKind.Sponsor)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Until, until)));
        await plant.House.SettleAsync();
    }

    private static Task<int> InHerNameAsync(Plant plant) => plant.Office.LookAsync(async db =>
        await db.Ledger.CountAsync(r => r.Kind == MessageKind.Why && r.Event == LedgerEvent.Sent
            && db.Whys.Any(w => w.SignedAs == WhySigner.Executive)));
}
