using System.Text.Json;
using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.People.Joining;

namespace LeadershipBot.Messaging;

/// <summary>
/// From a stored act to its handler: known? allowed? which code? Everything the handler changes, what is said, and the mark
/// that the act is done share one transaction.
/// </summary>
public sealed class Dispatcher(ActionRegistry registry, ICommandRouter commands, Newcomers newcomers, BusinessClock clock)
{
    public static readonly Refusal Unknown = Refusal.NotAllowed(
        "I do not know this account yet. Ask your PMO or administrator for a link code and type it here, as link 7KQM-X2RD-PW9C. "
        + "Nothing was changed.");

    /// <param name="db">The unit of work at hand; <paramref name="item"/> is tracked by it.</param>
    public async Task<Outcome<Reply>> DispatchAsync(LeadershipDb db, InboxItem item, CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        var address = new Address(new ChannelName(item.Channel), item.Workspace, item.UserId);
        var body = JsonSerializer.Deserialize<InboxBody>(item.Body ?? "{}")!;
        var actor = await Actors.FindAsync(db, address, now, cancellationToken);
        var outcome = await newcomers.TryAsync(db, item, body.Content, actor, cancellationToken) is { } joining
            ? Answer(db, item, address, actor, joining, now)
            : actor is null ? Unknown : await HandleAsync(db, item, actor, body, now, cancellationToken);
        item.State = outcome.Succeeded ? InboxState.Done : InboxState.Refused;
        item.Reason = outcome.Refusal is { } refusal ? Cut(refusal.Sentence) : null;
        item.ProcessedAt = now;
        if (item.Kind != InboundKind.Command && registry.Find(body.Content ?? "", out _) is { LeavesNoTrace: true })
            (item.Body, item.Reason) = (null, null);
        return outcome;
    }

    internal static string Cut(string text) => text.Length <= 300 ? text : text[..300];

    private async Task<Outcome<Reply>> HandleAsync(
        LeadershipDb db, InboxItem item, Actor actor, InboxBody body, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var turn = new Turn(db, actor, item.At > now ? now : item.At, now, item.CorrelationId, body.Values ?? NoValues);
        var outcome = await RouteAsync(item.Kind, body.Content, turn, cancellationToken);
        Say(turn.Outbox, actor.Address, actor.Id, outcome);
        return outcome;
    }

    /// <summary>The answer to a one-time code. An account that stays unknown has no chat yet; its channel tells it.</summary>
    private static Outcome<Reply> Answer(
        LeadershipDb db, InboxItem item, Address address, Actor? actor, Outcome<Joined> joining, DateTimeOffset now)
    {
        var outcome = joining.Then<Reply>(static joined => new Reply(joined.Welcome));
        if ((joining.Succeeded ? joining.Value.Person : actor?.Id) is { } person)
            Say(new Outbox(db, now, item.CorrelationId), address, person, outcome);
        return outcome;
    }

    private static void Say(Outbox outbox, Address to, PersonId person, Outcome<Reply> outcome)
    {
        var say = outcome.Refusal switch
        {
            null => outcome.Value.Message,
            FieldErrors => null,
            Commands.RefusalWithWays { Ways.Count: > 0 } unsure => Message.Say(unsure.Sentence, new Buttons(unsure.Ways)),
            var refusal => Message.Say(refusal.Sentence),
        };
        if (say is not null)
            outbox.SayTo(to, person, MessageKind.Reply, say);
    }

    private async Task<Outcome<Reply>> RouteAsync(InboundKind kind, string content, Turn turn, CancellationToken cancellationToken)
    {
        if (kind == InboundKind.Command)
            return await commands.RunAsync(content, turn, cancellationToken);
        return registry.Find(content, out var payload) is { } route
            ? await route.HandleAsync(payload, turn, cancellationToken)
            : ActionRoute.Stale;
    }

    private static readonly Dictionary<string, string> NoValues = [];
}

/// <summary>Understands and runs a typed line.</summary>
public interface ICommandRouter
{
    Task<Outcome<Reply>> RunAsync(string text, Turn turn, CancellationToken cancellationToken);
}

/// <summary>A button that stands for a typed line.</summary>
internal sealed class RunTypedCommand(ICommandRouter commands) : IHandle<TypeCommand>
{
    public Task<Outcome<Reply>> HandleAsync(TypeCommand action, Turn turn, CancellationToken cancellationToken) =>
        commands.RunAsync(action.Text, turn, cancellationToken);
}
