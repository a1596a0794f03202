using LeadershipBot.Messaging;

namespace LeadershipBot.Tests.Kit;

/// <summary>One call the relay made, and what came of it; null while it hangs or when it threw.</summary>
public sealed record FakeCall(Delivery Delivery, DeliveryResult? Result)
{
    public bool IsPost => Delivery.Revision == 0;

    public string UserId => Delivery.To.UserId;
}

/// <summary>
/// A platform in memory: takes every call, reacts as the test planned, and shows each person's chat as it would look there.
/// </summary>
public sealed class FakeChannel(string name, int parallelism = 16) : IChannel
{
    private readonly Lock _lock = new();
    private readonly List<FakeCall> _calls = [];
    private readonly Dictionary<string, Queue<Reaction>> _plans = [];
    private readonly List<(LogicalMessageId Logical, string UserId, Message Message)> _shown = [];
    private readonly Dictionary<string, TaskCompletionSource> _called = [];
    private HashSet<string>? _expected;
    private int _open;

    public ChannelName Name { get; } = new(name);

    public int Parallelism { get; } = parallelism;

    /// <summary>Calls that have not been answered yet.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>How calls are taken that no plan covers.</summary>
    public Reaction Otherwise { get; set; } = React.Sent;

    /// <summary>The names called although <see cref="ExpectOnly"/> was asked for.</summary>
    public List<string> Unplanned { get; } = [];

    public IReadOnlyList<FakeCall> Calls
    {
        get
        {
            lock (_lock)
                return [.. _calls];
        }
    }

    /// <summary>The next calls for this user are taken like this, in order; then as <see cref="Otherwise"/>.</summary>
    public FakeChannel Plan(string userId, params Reaction[] reactions)
    {
        lock (_lock)
        {
            var queue = _plans.TryGetValue(userId, out var known) ? known : _plans[userId] = new();
            foreach (var reaction in reactions)
                queue.Enqueue(reaction);
        }
        return this;
    }

    /// <summary>A call for anybody else fails the test when the house is closed.</summary>
    public void ExpectOnly(params string[] userIds) => _expected = [.. userIds];

    /// <summary>Completes when the user has been called for the first time.</summary>
    public Task CalledAsync(string userId)
    {
        lock (_lock)
            return CalledOnce(userId).Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    /// <summary>How often the logical message was posted, whatever was answered.</summary>
    public int PostCalls(LogicalMessageId logical) => Calls.Count(c => c.IsPost && c.Delivery.Logical == logical);

    /// <summary>What stands in a person's chat, edits applied, oldest first.</summary>
    public IReadOnlyList<Message> Chat(string userId)
    {
        lock (_lock)
            return [.. _shown.Where(s => s.UserId == userId).Select(static s => s.Message)];
    }

    public Task<DeliveryResult> PostAsync(Delivery delivery, CancellationToken cancellationToken) => TakeAsync(delivery, cancellationToken);

    public Task<DeliveryResult> EditAsync(Delivery delivery, CancellationToken cancellationToken) => TakeAsync(delivery, cancellationToken);

    private async Task<DeliveryResult> TakeAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var (reaction, index) = Register(delivery);
        Interlocked.Increment(ref _open);
        try
        {
            var result = await reaction(delivery, cancellationToken);
            Finish(index, delivery, result);
            return result;
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private (Reaction Reaction, int Index) Register(Delivery delivery)
    {
        lock (_lock)
        {
            if (_expected?.Contains(delivery.To.UserId) == false)
                Unplanned.Add(delivery.To.UserId);
            _calls.Add(new FakeCall(delivery, null));
            CalledOnce(delivery.To.UserId).TrySetResult();
            var planned = _plans.TryGetValue(delivery.To.UserId, out var queue) && queue.TryDequeue(out var next) ? next : Otherwise;
            return (planned, _calls.Count - 1);
        }
    }

    private TaskCompletionSource CalledOnce(string userId) =>
        _called.TryGetValue(userId, out var known) ? known : _called[userId] = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Finish(int index, Delivery delivery, DeliveryResult result)
    {
        lock (_lock)
        {
            _calls[index] = _calls[index] with { Result = result };
            if (result is not DeliveryResult.Sent)
                return;
            var at = _shown.FindIndex(s => s.Logical == delivery.Logical);
            if (at < 0)
                _shown.Add((delivery.Logical, delivery.To.UserId, delivery.Message));
            else
                _shown[at] = _shown[at] with { Message = delivery.Message };
        }
    }
}
