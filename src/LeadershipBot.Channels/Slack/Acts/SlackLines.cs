using LeadershipBot.Channels.Slack.Api;
using LeadershipBot.Channels.Slack.Blocks;
using LeadershipBot.Channels.Slack.Life;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Slack.Acts;

/// <summary>Typed lines, wherever they were typed: names put in, strangers looked for, handled in the same turn.</summary>
internal sealed class SlackLines(
    Intake intake, SlackLinks links, SlackMentions mentions, ActorSnapshot actors, SlackClient client)
{
    /// <summary>Null: stored, and the answer follows as a message.</summary>
    public async Task<Outcome<Reply>?> HandleAsync(Inbound inbound, CancellationToken cancellationToken)
    {
        var line = inbound with { Content = await mentions.ResolveAsync(inbound.Content, inbound.From, cancellationToken) };
        var outcome = await intake.AnswerAsync(line, cancellationToken);
        // Somebody who is known by e-mail need not ask for a link first: found, and the line counts.
        return outcome?.Refusal == Dispatcher.Unknown && await links.FindAsync(line.From, cancellationToken)
            ? await intake.AnswerAsync(line with { DedupeKey = $"{line.DedupeKey}:linked" }, cancellationToken)
            : outcome;
    }

    /// <summary>
    /// Who is nobody's account has no outbox; the refusal is said to them once and directly, and nothing hangs on its arriving.
    /// </summary>
    public async Task TellStrangerAsync(Address to, Refusal refusal, CancellationToken cancellationToken)
    {
        if (await actors.FindAsync(to, cancellationToken) is not null)
            return;
        var content = SlackRenderer.Render(Message.Say(refusal.Sentence));
        await client.CallAsync(new SlackCall("chat.postMessage", new SlackArgs
        {
            { "channel", to.UserId }, { "text", content.Text }, { "blocks", content.Blocks },
        }, to.UserId), cancellationToken);
    }
}
