using LeadershipBot.Messaging;

namespace LeadershipBot.Benchmarks;

/// <summary>Accepts everything after the time a platform takes.</summary>
internal sealed class QuickChannel(string name, TimeSpan takes) : IChannel
{
    private int _posts;

    public ChannelName Name { get; } = new(name);

    public int Parallelism => 16;

    public int Posts => _posts;

    public async Task<DeliveryResult> PostAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (takes > TimeSpan.Zero)
            await Task.Delay(takes, cancellationToken);
        Interlocked.Increment(ref _posts);
        return new DeliveryResult.Sent(delivery.Logical.Value.ToString("N"));
    }

    public Task<DeliveryResult> EditAsync(Delivery delivery, CancellationToken cancellationToken) => PostAsync(delivery, cancellationToken);
}

/// <summary>Takes every call and never answers.</summary>
internal sealed class BlackHole(string name) : IChannel
{
    private int _open;

    public ChannelName Name { get; } = new(name);

    public int Parallelism => 16;

    public int Open => _open;

    public async Task<DeliveryResult> PostAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _open);
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return new DeliveryResult.Unknown("unreachable");
    }

    public Task<DeliveryResult> EditAsync(Delivery delivery, CancellationToken cancellationToken) => PostAsync(delivery, cancellationToken);
}
