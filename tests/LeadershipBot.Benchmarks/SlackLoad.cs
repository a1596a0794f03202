using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace LeadershipBot.Benchmarks;

/// <summary>
/// Callers that each keep one connection and send the next press when the last was answered. Bare sockets: an HTTP client would
/// cost more than the fastest of the servers.
/// </summary>
internal static class SlackLoad
{
    public static async Task<(long Answered, IReadOnlyList<double> Milliseconds)> RunAsync(
        Uri url, string secret, int callers, int people, long first, TimeSpan during)
    {
        var next = first;
        var times = new ConcurrentBag<List<double>>();
        using var stop = new CancellationTokenSource(during);
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            var mine = new List<double>(100_000);
            times.Add(mine);
            var press = new SlackPress(url, secret);
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, url.Port));
            var buffer = new byte[8192];
            while (!stop.IsCancellationRequested)
            {
                var request = press.Write(Interlocked.Increment(ref next), people);
                var begun = Stopwatch.GetTimestamp();
                await socket.SendAsync(request);
                await ReadAnswerAsync(socket, buffer);
                mine.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        })));
        var all = times.SelectMany(static t => t).Order().ToList();
        return (all.Count, all);
    }

    /// <summary>An acknowledgement has no body; anything but 200 ends the run.</summary>
    private static async Task ReadAnswerAsync(Socket socket, byte[] buffer)
    {
        var length = 0;
        while (buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) is var end && (end < 0 || IsChunked(buffer.AsSpan(0, length), end)))
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            if (read == 0)
                throw new InvalidOperationException("The server closed the connection.");
            length += read;
        }
        if (!buffer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8))
            throw new InvalidOperationException(
                $"Answered {System.Text.Encoding.ASCII.GetString(buffer, 0, Math.Min(length, 60))}");
    }

    private static bool IsChunked(ReadOnlySpan<byte> answer, int end) =>
        answer[..end].IndexOf("chunked"u8) >= 0 && !answer.EndsWith("0\r\n\r\n"u8);
}
