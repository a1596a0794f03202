using System.Threading.RateLimiting;
using LeadershipBot.Kpis;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Channels.Api;

/// <summary>How often a key may post, and how often an address may try keys that are none.</summary>
internal sealed class ApiLimit(IOptions<KpisOptions> options) : IDisposable
{
    private const int TriesPerMinute = 10;

    private readonly PartitionedRateLimiter<string> _posts = Limiter(options.Value.PostsPerMinute);
    private readonly PartitionedRateLimiter<string> _tries = Limiter(TriesPerMinute);

    public bool AdmitsPost(Guid key) => Admits(_posts, key.ToString("N"));

    public bool AdmitsTry(string address) => Admits(_tries, address);

    public void Dispose()
    {
        _posts.Dispose();
        _tries.Dispose();
    }

    private static bool Admits(PartitionedRateLimiter<string> limiter, string who)
    {
        using var lease = limiter.AttemptAcquire(who);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> Limiter(int perMinute) => PartitionedRateLimiter.Create<string, string>(who =>
        RateLimitPartition.GetFixedWindowLimiter(who, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0,
        }));
}
