using System.Collections.Concurrent;
using System.Threading.Channels;

namespace LeadershipBot.Channels.Web;

/// <summary>
/// Wakes the open chat pages of a person when something of theirs was posted or edited. It carries no content: each page
/// reads what is new from the store, so a lost or doubled wake-up changes nothing.
/// </summary>
public sealed class LocalChatFeed
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Listener, byte>> _listeners = new(StringComparer.Ordinal);

    public void Notify(string userId)
    {
        if (!_listeners.TryGetValue(userId, out var listeners))
            return;
        foreach (var listener in listeners.Keys)
            listener.Wake();
    }

    public Listener Listen(string userId)
    {
        var listeners = _listeners.GetOrAdd(userId, static _ => new());
        var listener = new Listener(gone => listeners.TryRemove(gone, out _));
        listeners.TryAdd(listener, 0);
        return listener;
    }

    /// <summary>One open page. Wake-ups that come while it is busy are one wake-up.</summary>
    public sealed class Listener(Action<Listener> leave) : IDisposable
    {
        private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        public void Wake() => _bell.Writer.TryWrite(true);

        /// <summary>Returns at the next wake-up, or after <paramref name="atMost"/> of quiet.</summary>
        public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
        {
            using var quiet = new CancellationTokenSource(atMost, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(quiet.Token, cancellationToken);
            try
            {
                await _bell.Reader.ReadAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Quiet is an answer too: the caller looks anyway, in case another instance posted.
            }
        }

        public void Dispose() => leave(this);
    }
}
