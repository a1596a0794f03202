namespace LeadershipBot.Channels.Teams;

/// <summary>At most <paramref name="Count"/> calls in any stretch of <paramref name="Window"/>.</summary>
public sealed record PaceLimit(int Count, TimeSpan Window);

/// <summary>
/// Keeps the calls of this process under the limits that Microsoft publishes for one bot: per conversation 7 in 1 s, 8 in
/// 2 s, 60 in 30 s and 1,800 in an hour; over all conversations of a tenant 50 in 1 s. A "too many requests" that comes
/// all the same closes the conversation for as long as it says.
/// </summary>
public sealed class Pacing(TimeProvider time)
{
    public static readonly IReadOnlyList<PaceLimit> Conversation =
    [
        new(7, TimeSpan.FromSeconds(1)), new(8, TimeSpan.FromSeconds(2)), new(60, TimeSpan.FromSeconds(30)),
        new(1800, TimeSpan.FromHours(1)),
    ];

    public static readonly IReadOnlyList<PaceLimit> Tenant = [new(50, TimeSpan.FromSeconds(1))];

    /// <summary>Above this many conversations, those at rest are forgotten.</summary>
    private const int Kept = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Track> _tracks = [];

    /// <summary>Takes a place now, or says how long to wait before asking again; nothing is taken then.</summary>
    public TimeSpan Take(string tenant, string conversation)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_tracks.Count > Kept)
                Forget(now);
            var all = TrackOf(tenant, Tenant);
            var one = TrackOf($"{tenant}\n{conversation}", Conversation);
            var wait = all.Wait(now) is var a && one.Wait(now) is var b && a > b ? a : b;
            if (wait > TimeSpan.Zero)
                return wait;
            all.Add(now);
            one.Add(now);
            return TimeSpan.Zero;
        }
    }

    /// <summary>The platform said: not before.</summary>
    public void Close(string tenant, string conversation, TimeSpan during)
    {
        lock (_lock)
            TrackOf($"{tenant}\n{conversation}", Conversation).ClosedUntil = time.GetUtcNow() + during;
    }

    private Track TrackOf(string key, IReadOnlyList<PaceLimit> limits) =>
        _tracks.TryGetValue(key, out var known) ? known : _tracks[key] = new Track(limits);

    private void Forget(DateTimeOffset now)
    {
        foreach (var key in _tracks.Where(t => t.Value.IsAtRest(now)).Select(static t => t.Key).ToList())
            _tracks.Remove(key);
    }

    private sealed class Track(IReadOnlyList<PaceLimit> limits)
    {
        private readonly Queue<DateTimeOffset> _calls = new();

        public DateTimeOffset ClosedUntil { get; set; }

        public TimeSpan Wait(DateTimeOffset now)
        {
            while (_calls.TryPeek(out var oldest) && now - oldest >= limits[^1].Window)
                _calls.Dequeue();
            var wait = ClosedUntil > now ? ClosedUntil - now : TimeSpan.Zero;
            foreach (var limit in limits.Where(l => _calls.Count >= l.Count))
            {
                var until = _calls.ElementAt(_calls.Count - limit.Count) + limit.Window - now;
                wait = until > wait ? until : wait;
            }
            return wait;
        }

        public void Add(DateTimeOffset now) => _calls.Enqueue(now);

        public bool IsAtRest(DateTimeOffset now) => ClosedUntil <= now && _calls.All(c => now - c >= limits[^1].Window);
    }
}
