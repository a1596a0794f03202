using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Messaging.Commands;

/// <summary>Typing lines and pressing the buttons that come back.</summary>
internal static class Typing
{
    /// <summary>A house that understands the product's own commands.</summary>
    /// <remarks>Without what the clock starts for briefs: only what these commands cause is in the chats.</remarks>
    public static Task<BotHouse> OpenAsync() => BotHouse.OpenAsync(static setup =>
    {
        setup.Clockwork = false;
        setup.Services = static services => services.AddSingleton<IScheduledWork, CharterSweep>();
    });

    /// <summary>Types a line and gives back what stands in the chat then, newest last.</summary>
    public static async Task<Message> SaysAsync(this BotHouse house, Person who, string line)
    {
        var before = house.Posts(who).Count;
        await house.Type(who, line);
        await house.SettleAsync();
        return house.Posts(who)[before];
    }

    public static async Task<Message> PressesAsync(this BotHouse house, Person who, Message message, string label)
    {
        var before = house.Posts(who).Count;
        await house.Press(who, message.Button(label).Wire);
        await house.SettleAsync();
        return house.Posts(who).Skip(before).LastOrDefault() ?? house.Posts(who)[^1];
    }

    public static Button Button(this Message message, string label) => message.AllButtons().First(b => b.Label == label);

    public static IEnumerable<Button> AllButtons(this Message message) =>
        message.Blocks.OfType<Buttons>().SelectMany(static b => b.Items);

    public static string Said(this Message message) => string.Join('\n', message.Blocks.Select(static b => b switch
    {
        Text text => text.Value,
        Facts facts => string.Join('\n', facts.Rows.Select(static r => $"{r.Label}: {r.Value}")),
        Note note => note.Value,
        _ => "",
    }));
}
