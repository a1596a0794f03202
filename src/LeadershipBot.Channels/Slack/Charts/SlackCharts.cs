using LeadershipBot.Channels.Slack.Api;
using LeadershipBot.Channels.Slack.Blocks;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Slack.Charts;

/// <summary>
/// Sends a message with charts in the best way its workspace takes: drawn by Slack, as a picture, in words. A refusal for what a
/// block is proves that nothing was posted, so the next way may follow at once; anything else ends it.
/// </summary>
internal sealed class SlackCharts(SlackPictures pictures, SlackChartLevel levels)
{
    public async Task<SlackAnswer> SendAsync(
        Message message, string workspace, Func<SlackContent, Task<SlackAnswer>> send, CancellationToken cancellationToken)
    {
        var trends = message.Blocks.OfType<Trend>().ToList();
        if (trends.Count == 0)
            return await send(SlackRenderer.Render(message));
        var level = await levels.OfAsync(workspace, cancellationToken);
        if (level == ChartLevel.Native)
        {
            var native = await send(SlackRenderer.Render(message,
                await FilesAsync(trends.Where(static t => SlackChart.Draw(t) is null),
                workspace, cancellationToken)));
            if (!IsRefusal(native, SlackChart.Type))
                return native;
            await levels.IsAsync(workspace, level = ChartLevel.Picture, cancellationToken);
        }
        if (level == ChartLevel.Picture && await FilesAsync(trends, workspace, cancellationToken) is { Count: > 0 } files)
        {
            var pictured = await send(SlackRenderer.Render(message, files, native: false));
            if (!IsRefusal(pictured, "slack_file"))
                return pictured;
        }
        return await send(SlackRenderer.Render(message, null, native: false));
    }

    /// <summary>As many as could be uploaded; the others are told in words.</summary>
    private async Task<IReadOnlyDictionary<Trend, string>> FilesAsync(
        IEnumerable<Trend> trends, string workspace, CancellationToken cancellationToken)
    {
        var files = new Dictionary<Trend, string>(ReferenceEqualityComparer.Instance);
        foreach (var trend in trends)
        {
            var (file, why) = await FileAsync(trend, workspace, cancellationToken);
            if (file is not null)
                files[trend] = file;
            // Uploads are forbidden, not failed: asking at every chart would only cost time.
            else if (why is SlackAnswer.No)
            {
                await levels.IsAsync(workspace, ChartLevel.Words, cancellationToken);
                break;
            }
        }
        return files;
    }

    /// <summary>Giving up on a picture in the middle leaves nothing in doubt: the message has not left.</summary>
    private async Task<(string? File, SlackAnswer? Why)> FileAsync(Trend trend, string workspace,
        CancellationToken cancellationToken)
    {
        try
        {
            return await pictures.FileAsync(trend, workspace, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return (null, null);
        }
    }

    /// <summary>
    /// Slack names the block it does not take; where it names nothing, the newest thing in the message is suspected.
    /// </summary>
    private static bool IsRefusal(SlackAnswer answer, string suspect) =>
        answer is SlackAnswer.No { Error: var error } no && SlackErrors.IsContent(error)
        && (no.Details.Length == 0 || no.Details.Contains(suspect, StringComparison.Ordinal)
            || no.Details.Contains("unsupported", StringComparison.OrdinalIgnoreCase)
            || no.Details.Contains("slack file", StringComparison.OrdinalIgnoreCase));
}
