using LeadershipBot.Messaging;

namespace LeadershipBot.Tests.Kit;

/// <summary>How the fake platform takes one call.</summary>
public delegate Task<DeliveryResult> Reaction(Delivery delivery, CancellationToken cancellationToken);

/// <summary>The ways a platform can take a call.</summary>
public static class React
{
    public static readonly Reaction Sent = static (delivery, _) => Known(new DeliveryResult.Sent($"ref-{delivery.Logical.Value:N}"));

    public static readonly Reaction Unknown = static (_, _) => Known(new DeliveryResult.Unknown("connection reset after the body"));

    public static readonly Reaction Refused = static (_, _) => Known(new DeliveryResult.Refused("message too long", AddressIsDead: false));

    public static readonly Reaction Dead = static (_, _) => Known(new DeliveryResult.Refused("account_inactive", AddressIsDead: true));

    /// <summary>Never answers; ends when the caller gives up, as a well-behaved client does.</summary>
    public static readonly Reaction Hang = static async (_, cancellationToken) =>
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("unreachable");
    };

    /// <summary>Never answers and does not listen when the caller gives up.</summary>
    public static readonly Reaction HangDeaf = static (_, _) => new TaskCompletionSource<DeliveryResult>().Task;

    public static Reaction NotSent(TimeSpan retryAfter) =>
        (_, _) => Known(new DeliveryResult.NotSent("429", retryAfter));

    public static Reaction Throws(Exception error) => (_, _) => throw error;

    /// <summary>Answers as <paramref name="then"/> once the test lets it.</summary>
    public static Reaction When(Task go, Reaction then) => async (delivery, cancellationToken) =>
    {
        await go.WaitAsync(cancellationToken);
        return await then(delivery, cancellationToken);
    };

    private static Task<DeliveryResult> Known(DeliveryResult result) => Task.FromResult(result);
}
