using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace LeadershipBot.Channels.Slack.Api;

/// <summary>
/// Keeps calls inside Slack's limits: a bucket per method, and for messages one per conversation. What Slack slows down is
/// slowed down alone; everything else goes on.
/// </summary>
internal sealed class SlackPace(TimeProvider time)
{
    /// <summary>One message a second and conversation; a short burst is tolerated.</summary>
    private static readonly Rate Conversation = new(TimeSpan.FromSeconds(1), 4);

    /// <summary>Slack's tiers, calls per minute: 2 = 20, 3 = 50, 4 = 100; posting is "several hundred".</summary>
    private static readonly Rate Tier2 = Rate.PerMinute(20, 5), Tier3 = Rate.PerMinute(50, 10), Tier4 = Rate.PerMinute(100, 20),
        Posting = Rate.PerMinute(300, 30);

    private static readonly FrozenDictionary<string, Rate> Rates = new Dictionary<string, Rate>
    {
        ["chat.postMessage"] = Posting, ["auth.test"] = Posting,
        ["chat.update"] = Tier3, ["users.lookupByEmail"] = Tier3, ["conversations.info"] = Tier3, ["dnd.info"] = Tier3,
        ["views.open"] = Tier4, ["views.update"] = Tier4, ["views.publish"] = Tier4, ["users.info"] = Tier4,
        ["files.getUploadURLExternal"] = Tier4, ["files.completeUploadExternal"] = Tier4, ["files.info"] = Tier4,
        // Sources differ about this one; it is called a few times a day, and in a row only when the network is ill.
        ["apps.connections.open"] = Rate.PerMinute(30, 10),
    }.ToFrozenDictionary();

    private const int MostBuckets = 10_000;

    private readonly ConcurrentDictionary<(string Method, string? Channel), Bucket> _buckets = new();

    public static bool Knows(string method) => Rates.ContainsKey(method);

    /// <summary>How long the call must wait for its turn, which is then taken; null when that is longer than
    /// <paramref name="atMost"/>, and nothing is taken. <paramref name="free"/> is when a turn will be free.</summary>
    public TimeSpan? Take(string method, string? channel, TimeSpan atMost, out TimeSpan free)
    {
        var now = time.GetTimestamp();
        var ofMethod = BucketOf(method, null, Rates.GetValueOrDefault(method, Tier2));
        var ofChannel = channel is null ? null : BucketOf(method, channel, Conversation);
        lock (ofMethod)
        {
            var wait = ofMethod.Wait(time, now);
            if (ofChannel?.Wait(time, now) is { } other && other > wait)
                wait = other;
            free = wait;
            if (wait > atMost)
                return null;
            ofMethod.Take(time, now);
            ofChannel?.Take(time, now);
            return wait;
        }
    }

    /// <summary>Whether a call could leave at once.</summary>
    public bool IsFree(string method)
    {
        var bucket = BucketOf(method, null, Rates.GetValueOrDefault(method, Tier2));
        lock (bucket)
            return bucket.Wait(time, time.GetTimestamp()) <= TimeSpan.Zero;
    }

    /// <summary>Slack asked for a pause: of the method, or, where a conversation is given, of that alone.</summary>
    public void Pause(string method, string? channel, TimeSpan pause)
    {
        var bucket = BucketOf(method, channel, channel is null ? Rates.GetValueOrDefault(method, Tier2) : Conversation);
        lock (bucket)
            bucket.Pause(time, time.GetTimestamp(), pause);
    }

    private Bucket BucketOf(string method, string? channel, Rate rate)
    {
        if (_buckets.Count > MostBuckets)
            foreach (var (key, idle) in _buckets.Where(b => b.Value.IsFull(time, time.GetTimestamp())))
                _buckets.TryRemove(new(key, idle));
        return _buckets.GetOrAdd((method, channel), _ => new Bucket(rate));
    }

    private readonly record struct Rate(TimeSpan Every, int Burst)
    {
        public static Rate PerMinute(int calls, int burst) => new(TimeSpan.FromMinutes(1) / calls, burst);
    }

    /// <summary>A leaky bucket by one number: the instant at which it is full again.</summary>
    private sealed class Bucket(Rate rate)
    {
        private long? _full;
        private long? _paused;

        public TimeSpan Wait(TimeProvider time, long now)
        {
            var owed = Ahead(time, now, _full) - rate.Every * (rate.Burst - 1);
            var pause = Ahead(time, now, _paused);
            return owed > pause ? owed : pause;
        }

        public void Take(TimeProvider time, long now) => _full = now + Ticks(time, Ahead(time, now, _full) + rate.Every);

        public void Pause(TimeProvider time, long now, TimeSpan pause)
        {
            if (pause > Ahead(time, now, _paused))
                _paused = now + Ticks(time, pause);
        }

        public bool IsFull(TimeProvider time, long now) =>
            Ahead(time, now, _full) == TimeSpan.Zero && Ahead(time, now, _paused) == TimeSpan.Zero;

        private static TimeSpan Ahead(TimeProvider time, long now, long? at) =>
            at is { } then && then > now ? time.GetElapsedTime(now, then) : TimeSpan.Zero;

        private static long Ticks(TimeProvider time, TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
    }
}
