using LeadershipBot.Messaging;
using Xunit;

namespace LeadershipBot.Tests.Messaging.Commands;

public sealed class SliceGalleryTests
{
    [Fact]
    public async Task Every_example_keeps_the_limits_and_every_button_is_understood()
    {
        await using var house = await Typing.OpenAsync();
        var registry = house.Get<ActionRegistry>();
        var entries = house.Get<IEnumerable<IGallerySource>>().SelectMany(static s => s.Entries).ToList();
        Assert.Equal(entries.Count, entries.Select(static e => e.Id).Distinct().Count());
        foreach (var entry in entries.Where(static e => e.Message is not null))
        {
            Assert.InRange(entry.Message!.Summary.Length, 1, Message.MaxSummary);
            Assert.InRange(entry.Message.Blocks.Count, 1, Message.MaxBlocks);
            Assert.DoesNotContain('!', entry.Message.Said());
            foreach (var buttons in entry.Message.Blocks.OfType<Buttons>())
                Assert.InRange(buttons.Items.Count, 1, 10);
            foreach (var button in entry.Message.AllButtons())
            {
                Assert.InRange(button.Label.Length, 1, Button.MaxLabel);
                Assert.True(registry.Find(button.Wire, out _) is not null, $"{entry.Id}: {button.Wire}");
            }
        }
    }

    [Fact]
    public async Task Every_command_of_the_product_reads_and_has_a_line_of_help()
    {
        await using var house = await Typing.OpenAsync();
        foreach (var command in house.Get<LeadershipBot.Messaging.Commands.CommandTable>().Commands)
        {
            Assert.InRange(command.Command.Help.Length, 10, 120);
            Assert.False(command.Command.Help.EndsWith('.'), command.Usage);
        }
    }
}
