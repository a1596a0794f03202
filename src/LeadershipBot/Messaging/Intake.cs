using System.Text.Json;
using LeadershipBot.Data;

namespace LeadershipBot.Messaging;

public enum Acceptance { Stored, Duplicate }

/// <summary>
/// The way in, three lanes. Durable: stored, then acknowledged, then worked on. Answering: stored and handled in the same
/// turn, within <see cref="AnswerDeadline"/>. Ephemeral: a form, from memory.
/// </summary>
public sealed class Intake(
    WriteGate gate, InboxWorker worker, FormOpener forms, Waypoints waypoints, BusinessClock clock, TimeProvider time)
{
    /// <summary>Platforms give 3 seconds (Slack) to 10; half of the least leaves room for the way back.</summary>
    public static readonly TimeSpan AnswerDeadline = TimeSpan.FromSeconds(1.5);

    /// <summary>An answer later than this surprises more than it helps.</summary>
    private static readonly TimeSpan LateAtMost = TimeSpan.FromMinutes(5);

    private static readonly RawStatement Insert = RawStatement.InsertNew("Inbox", "DedupeKey", "Channel", "Workspace", "UserId",
        "Kind", "At", "ReceivedAt", "Body", "State", "Attempts", "CorrelationId");

    /// <summary>Returns once the act is on disk. Only then may the channel acknowledge it.</summary>
    public async Task<Acceptance> AcceptAsync(Inbound inbound, CancellationToken cancellationToken)
    {
        var fresh = await StoreAsync(inbound, cancellationToken);
        if (fresh)
            worker.Wake();
        return fresh ? Acceptance.Stored : Acceptance.Duplicate;
    }

    /// <summary>
    /// Stores the act and waits for its handling until <see cref="AnswerDeadline"/> after the call. Null: stored, still being
    /// worked on, and the answer
    /// comes as a message. A private reply always also goes through the outbox; field errors come only here.
    /// </summary>
    public Task<Outcome<Reply>?> AnswerAsync(Inbound inbound, CancellationToken cancellationToken) =>
        AnswerAsync(inbound, null, cancellationToken);

    /// <param name="inbound">The act.</param>
    /// <param name="late">
    /// After null was returned: told the answer once, if this process comes to know it. It must not throw.
    /// </param>
    /// <param name="cancellationToken">Counts until the act is stored.</param>
    public async Task<Outcome<Reply>?> AnswerAsync(
        Inbound inbound, Func<Outcome<Reply>, Task>? late, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var answer = worker.Expect(inbound.DedupeKey, out var first);
        var stillExpected = false;
        try
        {
            var fresh = await StoreAsync(inbound, cancellationToken);
            // A redelivery waits for the same answer while the act is being handled; later there is nothing left to say.
            if (!fresh && first)
                return Reply.Nothing;
            worker.Wake();
            var inTime = await InTimeAsync(answer, AnswerDeadline - time.GetElapsedTime(started), cancellationToken);
            stillExpected = inTime is null && first && late is not null;
            if (stillExpected)
                _ = TellLateAsync(inbound.DedupeKey, answer, late!);
            return inTime;
        }
        finally
        {
            if (first && !stillExpected)
                worker.Forget(inbound.DedupeKey);
        }
    }

    /// <summary>Opens the form behind a button for whoever pressed it.</summary>
    public Task<Outcome<Form>> OpenAsync(string wire, Address from, CancellationToken cancellationToken) =>
        forms.OpenAsync(wire, from, cancellationToken);

    private async Task TellLateAsync(string dedupeKey, Task<Outcome<Reply>> answer, Func<Outcome<Reply>, Task> late)
    {
        // Another instance may have handled the act; its answer never comes here.
        await Task.WhenAny(answer, Task.Delay(LateAtMost, time));
        worker.Forget(dedupeKey);
        if (answer.IsCompletedSuccessfully)
            await late(await answer);
    }

    private async Task<Outcome<Reply>?> InTimeAsync(Task<Outcome<Reply>> answer, TimeSpan left,
        CancellationToken cancellationToken)
    {
        try
        {
            return await answer.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private async Task<bool> StoreAsync(Inbound inbound, CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        var at = inbound.At > now ? now : BusinessClock.Trim(inbound.At);
        var body = JsonSerializer.Serialize(new InboxBody(inbound.Content, inbound.Values, inbound.Conversation));
        var inserted = await gate.ExecuteAsync(Insert,
            [
                inbound.DedupeKey, inbound.From.Channel.Value, inbound.From.Workspace, inbound.From.UserId, inbound.Kind, at, now,
                body, InboxState.New, 0, Correlation.New(),
            ], cancellationToken);
        waypoints.Reached(Waypoint.ActStored);
        return inserted == 1;
    }
}

/// <summary>The stored part of an act that is blanked within a day of handling.</summary>
internal sealed record InboxBody(string Content, IReadOnlyDictionary<string, string>? Values, string? Conversation);

/// <summary>Ties a click to everything that followed from it, in logs, outbox and ledger.</summary>
public static class Correlation
{
    public static string New() => ShortId.Write(Guid.CreateVersion7());
}
