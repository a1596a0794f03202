using System.Net.Http.Json;
using LeadershipBot.Messaging;

namespace LeadershipBot.Crashing;

/// <summary>A platform over HTTP that counts what it is asked to post.</summary>
public sealed class CountingChannel(Uri platform) : IChannel, IDisposable
{
    public const string ChannelName = "count";

    private readonly HttpClient _http = new() { BaseAddress = platform };

    public ChannelName Name { get; } = new(ChannelName);

    public int Parallelism => 8;

    public Task<DeliveryResult> PostAsync(Delivery delivery, CancellationToken cancellationToken) => SendAsync("post", delivery, cancellationToken);

    public Task<DeliveryResult> EditAsync(Delivery delivery, CancellationToken cancellationToken) => SendAsync("edit", delivery, cancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task<DeliveryResult> SendAsync(string verb, Delivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.PostAsJsonAsync($"{verb}/{delivery.Logical.Value:N}", delivery.Message.Summary, cancellationToken);
            return response.IsSuccessStatusCode
                ? new DeliveryResult.Sent($"{delivery.Logical.Value:N}")
                : new DeliveryResult.Refused($"{response.StatusCode}", AddressIsDead: false);
        }
        catch (HttpRequestException error)
        {
            return error.HttpRequestError == HttpRequestError.ConnectionError
                ? new DeliveryResult.NotSent("no connection", TimeSpan.Zero)
                : new DeliveryResult.Unknown(error.HttpRequestError.ToString());
        }
    }
}
