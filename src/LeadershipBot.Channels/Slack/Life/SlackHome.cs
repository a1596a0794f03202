using System.Text.Json.Nodes;
using LeadershipBot.Channels.Slack.Api;
using LeadershipBot.Channels.Slack.Blocks;
using LeadershipBot.Data;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Slack.Life;

/// <summary>
/// The app's home page: what waits, and for the PMO their projects. It is made of the same commands that can be typed, so it
/// shows nobody more than these do.
/// </summary>
internal sealed class SlackHome(LeadershipDbSource source, ICommandRouter commands, SlackLinks links, SlackClient client,
    BusinessClock clock)
{
    private const int MaxBlocks = 100;

    public async Task ShowAsync(Address reader, CancellationToken cancellationToken)
    {
        var actor = await FindAsync(reader, cancellationToken);
        if (actor is null && await links.FindAsync(reader, cancellationToken))
            actor = await FindAsync(reader, cancellationToken);
        var blocks = actor is null
            ? [BlockKit.Section(Dispatcher.Unknown.Sentence)]
            : await BlocksAsync(actor, cancellationToken);
        await client.CallAsync(new SlackCall("views.publish", new SlackArgs
        {
            { "user_id", reader.UserId }, { "view", SlackViews.Home(blocks) },
        }), cancellationToken);
    }

    private async Task<Actor?> FindAsync(Address reader, CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        return await Actors.FindAsync(db, reader, clock.Instant, cancellationToken);
    }

    private async Task<List<JsonNode>> BlocksAsync(Actor actor, CancellationToken cancellationToken)
    {
        var blocks = new List<JsonNode> { BlockKit.Header(SlackMessages.HomeWaiting) };
        blocks.AddRange(await SaidAsync("waiting", actor, cancellationToken));
        if (actor.IsPmo)
        {
            blocks.Add(BlockKit.Divider());
            blocks.Add(BlockKit.Header(SlackMessages.HomeProjects));
            blocks.AddRange(await SaidAsync("projects", actor, cancellationToken));
        }
        blocks.Add(BlockKit.Context(SlackMessages.HomeHint));
        return blocks;
    }

    /// <summary>What the command would answer; it only reads, so its unit of work is thrown away.</summary>
    private async Task<IEnumerable<JsonNode>> SaidAsync(string line, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var turn = new Turn(db, actor, clock.Instant, clock.Instant, Correlation.New(), new Dictionary<string, string>());
        var outcome = await commands.RunAsync(line, turn, cancellationToken);
        return outcome.TryGet(out var reply, out var refusal)
            ? SlackRenderer.Blocks(reply.Message ?? Message.Say(SlackMessages.HomeNothing), MaxBlocks / 2 - 3)
            : [BlockKit.Section(refusal.Sentence)];
    }
}
