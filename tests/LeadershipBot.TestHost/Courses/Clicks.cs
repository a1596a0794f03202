using System.Collections.Concurrent;

namespace LeadershipBot.Crashing.Courses;

/// <summary>People who click, and a platform that delivers a click again until it is acknowledged.</summary>
public sealed class Clicks(IReadOnlyList<string> users)
{
    private const int Callers = 6;

    private readonly ConcurrentQueue<string> _waiting = new();
    private readonly ConcurrentDictionary<string, bool> _acknowledged = new();
    private int _made;

    /// <summary>The keys of the clicks that were answered with 200.</summary>
    public ICollection<string> Acknowledged => _acknowledged.Keys;

    public int Made => _made;

    public bool AllAcknowledged => _acknowledged.Count == _made;

    public void Make(int count)
    {
        for (var i = 0; i < count; i++)
            _waiting.Enqueue($"click-{++_made}");
    }

    /// <summary>Delivers what waits until nothing waits or the process is gone.</summary>
    public Task DeliverAsync(Uri to, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => CallAsync(to, cancellationToken)));

    private async Task CallAsync(Uri to, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = to, Timeout = TimeSpan.FromSeconds(10) };
        while (!cancellationToken.IsCancellationRequested && _waiting.TryDequeue(out var key))
        {
            try
            {
                using var response = await http.PostAsync(
                    new Uri($"click/{key}/{users[Random.Shared.Next(users.Count)]}", UriKind.Relative), null, cancellationToken);
                response.EnsureSuccessStatusCode();
                _acknowledged[key] = true;
            }
            // Whatever went wrong, the platform only knows that it got no 200: it will deliver again.
            catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
            {
                _waiting.Enqueue(key);
                return;
            }
        }
    }
}
