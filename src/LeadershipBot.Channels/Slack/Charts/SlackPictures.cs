using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using LeadershipBot.Channels.Slack.Api;
using LeadershipBot.Channels.Slack.Blocks;
using LeadershipBot.Charts;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Slack.Charts;

/// <summary>
/// Pictures of trends as files of Slack's, which only those see who see a message with them. The same picture is uploaded once,
/// however many get it.
/// </summary>
internal sealed class SlackPictures(SlackClient client, TrendPictures pictures, TimeProvider time)
{
    private const int MaxKept = 500;
    private const int MaxAlt = 1000;

    /// <summary>Slack works on a file after it has come; a message that names it too early is refused.</summary>
    private static readonly TimeSpan[] Looks =
        [.. new[] { 0.3, 0.5, 1, 2, 3 }.Select(static s => TimeSpan.FromSeconds(s))];

    private readonly ConcurrentDictionary<string, string> _files = new();

    /// <summary>The file's id, or what kept it from being there.</summary>
    public async Task<(string? File, SlackAnswer? Why)> FileAsync(Trend trend, string workspace,
        CancellationToken cancellationToken)
    {
        var key = $"{workspace}/{TrendPictures.Key(trend, TrendTheme.Light)}";
        if (_files.TryGetValue(key, out var known))
            return (known, null);
        var (file, why) = await UploadAsync(trend, pictures.Png(trend, TrendTheme.Light), cancellationToken);
        if (file is null)
            return (null, why);
        if (_files.Count >= MaxKept)
            _files.Clear();
        _files[key] = file;
        return (file, null);
    }

    private async Task<(string? File, SlackAnswer? Why)> UploadAsync(Trend trend, byte[] png, CancellationToken cancellationToken)
    {
        var place = await client.CallAsync(new SlackCall("files.getUploadURLExternal", new SlackArgs
        {
            { "filename", "trend.png" }, { "length", png.Length.ToString(CultureInfo.InvariantCulture) },
            { "alt_txt", SlackText.Cut(trend.Alt, MaxAlt) },
        }), cancellationToken);
        if (place is not SlackAnswer.Ok { Body: var given } || given.Text("file_id") is not { } file)
            return (null, place);
        if (await client.UploadAsync(given.Text("upload_url"), png, cancellationToken) is not SlackAnswer.Ok and var failed)
            return (null, failed);
        var files = new JsonArray(new JsonObject { ["id"] = file, ["title"] = trend.Title });
        var done = await client.CallAsync(
            new SlackCall("files.completeUploadExternal", new SlackArgs { { "files", files } }), cancellationToken);
        return done is SlackAnswer.Ok ? await ReadyAsync(file, cancellationToken) : (null, done);
    }

    private async Task<(string? File, SlackAnswer? Why)> ReadyAsync(string file, CancellationToken cancellationToken)
    {
        SlackAnswer? last = null;
        foreach (var look in Looks)
        {
            await Task.Delay(look, time, cancellationToken);
            last = await client.CallAsync(new SlackCall("files.info", new SlackArgs { { "file", file } }), cancellationToken);
            if (last is SlackAnswer.Ok { Body: var body } && body.Text("file", "mimetype") is { Length: > 0 })
                return (file, null);
            if (last is SlackAnswer.No)
                return (null, last);
        }
        return (null, last);
    }
}
