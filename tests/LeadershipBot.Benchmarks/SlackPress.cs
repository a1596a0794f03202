using System.Globalization;
using System.Text;
using LeadershipBot.Channels.Slack;

namespace LeadershipBot.Benchmarks;

/// <summary>
/// Signed presses as whole HTTP requests: a real payload of about 3 kB, of which only the moment and the person change, so that
/// every one is another act. One maker per caller.
/// </summary>
internal sealed class SlackPress
{
    private const string Moment = "1790000000.000000";
    private const string User = "U0000";

    private readonly byte[] _secret;
    private readonly string _host;
    private readonly byte[] _body;
    private readonly int[] _moments;
    private readonly int[] _users;

    public SlackPress(Uri url, string secret)
    {
        (_host, _secret) = (url.Authority, Encoding.UTF8.GetBytes(secret));
        var filler = new string('x', 1600);
        var payload = $$$"""
            {"type":"block_actions","team":{"id":"T1","domain":"korvel"},"enterprise":null,"is_enterprise_install":false,
            "user":{"id":"{{{User}}}","username":"x","team_id":"T1"},"api_app_id":"A1","trigger_id":"12.34.ab","container":{"type":"message",
            "message_ts":"1548261231.000200","channel_id":"D1"},"channel":{"id":"D1","name":"directmessage"},"message":{"text":"{{{filler}}}"},
            "actions":[{"action_id":"press.0","block_id":"b1","type":"button","value":"command.type.1 {\"Text\":\"help\"}","action_ts":"{{{Moment}}}"}]}
            """;
        _body = Encoding.ASCII.GetBytes($"payload={Uri.EscapeDataString(payload)}");
        _moments = Places(Moment);
        _users = Places(User);
    }

    /// <summary>The request for the n-th press; the array is the caller's until the next.</summary>
    public byte[] Write(long n, int people)
    {
        foreach (var at in _moments)
            Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"{1_790_000_000 + (n / 1_000_000)}.{n % 1_000_000:000000}"), _body.AsSpan(at));
        foreach (var at in _users)
            Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"U{n % people:0000}"), _body.AsSpan(at));
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
            POST /slack/interactions HTTP/1.1
            Host: {_host}
            Content-Type: application/x-www-form-urlencoded
            X-Slack-Request-Timestamp: {timestamp}
            X-Slack-Signature: {SlackSignature.Write(_secret, timestamp, _body)}
            Content-Length: {_body.Length}


            """).ReplaceLineEndings("\r\n"));
        return [.. head, .. _body];
    }

    private int[] Places(string text)
    {
        var places = new List<int>();
        var needle = Encoding.ASCII.GetBytes(text);
        for (var at = _body.AsSpan().IndexOf(needle); at >= 0;)
        {
            places.Add(at);
            var next = _body.AsSpan(at + needle.Length).IndexOf(needle);
            at = next < 0 ? -1 : at + needle.Length + next;
        }
        return [.. places];
    }
}
