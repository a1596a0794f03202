using LeadershipBot.Messaging;
using LeadershipBot.Tests.Messaging;
using Xunit;

namespace LeadershipBot.Tests.HouseRules;

/// <summary>Names of actions live for months in people's chats.</summary>
public sealed class ActionRuleTests
{
    [Fact]
    public void Every_action_name_is_words_with_dots_and_ends_in_a_version() =>
        Assert.All(ActionSamples.Names, static name => Assert.Matches(@"^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)+\.[0-9]+$", name));

    [Fact]
    public void Every_action_name_is_unique_and_at_most_40_characters()
    {
        Assert.Equal(ActionSamples.Names.Distinct(), ActionSamples.Names);
        Assert.All(ActionSamples.Names, static name => Assert.InRange(name.Length, 1, 40));
    }

    [Fact]
    public void Every_action_is_a_sealed_record_of_values() =>
        Assert.All(ActionRegistry.ActionTypes, static t => Assert.True(t.IsSealed && t.GetMethod("<Clone>$") is not null, t.Name));
}
