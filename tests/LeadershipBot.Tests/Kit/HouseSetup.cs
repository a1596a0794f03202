using LeadershipBot.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Kit;

/// <summary>What a test wants different in its house.</summary>
public sealed class HouseSetup
{
    /// <summary>The channels of the house; the first one is <see cref="BotHouse.Platform"/>.</summary>
    public List<FakeChannel> Channels { get; } = [];

    /// <summary>Understands typed lines; null leaves it to the product.</summary>
    public ICommandRouter? Router { get; set; }

    /// <summary>False: nothing that the clock starts is there, so that only what the test causes is in the chats.</summary>
    public bool Clockwork { get; set; } = true;

    public Waypoints? Waypoints { get; set; }

    public HookedLog? Log { get; set; }

    /// <summary>The last word on the services.</summary>
    public Action<IServiceCollection>? Services { get; set; }
}
