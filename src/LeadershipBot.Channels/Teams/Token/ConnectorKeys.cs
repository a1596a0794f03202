using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace LeadershipBot.Channels.Teams.Token;

/// <summary>A published key, and the chat channels that Microsoft vouches for with it.</summary>
public sealed record ConnectorKey(JsonWebKey Key, IReadOnlyList<string> Endorsements);

/// <summary>
/// The keys that tokens are signed with. Fetched when first needed, once a day after that, and once more, inside the same
/// request, when a token names a key nobody has seen: keys are replaced without notice. Unknown keys cannot make it fetch
/// more often than every <see cref="ForcedEvery"/>. What was known stays in force while a fetch fails.
/// </summary>
public sealed partial class ConnectorKeys(
    HttpClient http, string metadataUrl, TimeProvider time, ILogger<ConnectorKeys> logger) : IDisposable
{
    /// <summary>Microsoft asks for at least one look a day.</summary>
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromHours(24);

    private static readonly TimeSpan ForcedEvery = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _oneFetch = new(1, 1);
    private volatile Book? _book;
    private long _triedAt;
    private bool _tried;

    /// <summary>The key of that id; null when nobody publishes one.</summary>
    /// <exception cref="HttpRequestException">No key was ever known and none can be fetched.</exception>
    public async ValueTask<ConnectorKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        var book = _book;
        if (book is null || time.GetElapsedTime(book.FetchedAt) > RefreshEvery)
            book = await FetchAsync(book, cancellationToken);
        if (book.Keys.TryGetValue(keyId, out var key))
            return key;
        return (await FetchAsync(book, cancellationToken)).Keys.GetValueOrDefault(keyId);
    }

    public void Dispose() => _oneFetch.Dispose();

    /// <summary>Returns what is known now: fetched by this call, by one beside it, or as before when it is too soon.</summary>
    private async Task<Book> FetchAsync(Book? seen, CancellationToken cancellationToken)
    {
        await _oneFetch.WaitAsync(cancellationToken);
        try
        {
            if (_book is { } newer && newer != seen)
                return newer;
            if (_book is { } known && _tried && time.GetElapsedTime(_triedAt) < ForcedEvery)
                return known;
            _triedAt = time.GetTimestamp();
            _tried = true;
            return _book = await ReadAsync(cancellationToken);
        }
        catch (Exception error) when (_book is not null && IsOutage(error, cancellationToken))
        {
            Log.NotRefreshed(logger, error);
            return _book;
        }
        finally
        {
            _oneFetch.Release();
        }
    }

    private static bool IsOutage(Exception error, CancellationToken cancellationToken) =>
        error is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException
        || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private async Task<Book> ReadAsync(CancellationToken cancellationToken)
    {
        using var metadata = JsonDocument.Parse(await http.GetByteArrayAsync(new Uri(metadataUrl), cancellationToken));
        var address = metadata.RootElement.GetProperty("jwks_uri").GetString()!;
        var set = new JsonWebKeySet(await http.GetStringAsync(new Uri(new Uri(metadataUrl), address), cancellationToken));
        return new Book(time.GetTimestamp(),
            set.Keys.Where(static k => k.KeyId is { Length: > 0 } && k.Use is null or "" or "sig")
            .GroupBy(static k => k.KeyId).ToDictionary(static g => g.Key, static g => Read(g.First())));
    }

    private static ConnectorKey Read(JsonWebKey key) => new(key,
        key.AdditionalData.TryGetValue("endorsements", out var value)
            && value is JsonElement { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(static e => e.ValueKind == JsonValueKind.String).Select(static e => e.GetString()!)]
            : []);

    private sealed record Book(long FetchedAt, Dictionary<string, ConnectorKey> Keys);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The keys of the Bot Connector could not be read anew; those known stay in force")]
        public static partial void NotRefreshed(ILogger logger, Exception error);
    }
}
