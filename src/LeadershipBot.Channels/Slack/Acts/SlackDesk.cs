using System.Text.Json.Nodes;
using LeadershipBot.Channels.Slack.Blocks;
using LeadershipBot.Channels.Slack.Life;
using LeadershipBot.Messaging;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Channels.Slack.Acts;

/// <summary>
/// What goes back to Slack. Not accepted: it must not be acknowledged, so that Slack sends it again or tells the person.
/// </summary>
internal sealed record SlackReply(bool IsAccepted, JsonObject? Payload = null)
{
    public static readonly SlackReply Accepted = new(true);

    public static readonly SlackReply NotAccepted = new(false);

    public static SlackReply With(JsonObject payload) => new(true, payload);
}

/// <summary>The one desk behind both transports: sorts what came into the three lanes and says what is acknowledged.</summary>
internal sealed partial class SlackDesk(
    Intake intake, SlackLines lines, SlackModals modals, SlackHome home, SlackLife life, SlackTally tally, TimeProvider time,
    ILogger<SlackDesk> logger)
{
    /// <summary>Slack waits 3 seconds; what is not on disk by then must not be called accepted.</summary>
    public static readonly TimeSpan StoreDeadline = TimeSpan.FromSeconds(2.5);

    public async Task<SlackReply> TakeAsync(SlackAct act, CancellationToken cancellationToken)
    {
        tally.Came(act);
        try
        {
            return await RouteAsync(act, cancellationToken).WaitAsync(StoreDeadline, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            Log.TooSlow(logger, act.GetType().Name);
            return SlackReply.NotAccepted;
        }
        // The edge of a transport: whatever failed, the act is not acknowledged, and the connection goes on.
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, error, act.GetType().Name);
            return SlackReply.NotAccepted;
        }
    }

    private async Task<SlackReply> RouteAsync(SlackAct act, CancellationToken cancellationToken)
    {
        switch (act)
        {
            case SlackAct.Press press:
                await intake.AcceptAsync(press.Inbound, cancellationToken);
                return SlackReply.Accepted;
            case SlackAct.Typed typed:
                if ((await lines.HandleAsync(typed.Inbound, cancellationToken))?.Refusal is { } refusal)
                    await lines.TellStrangerAsync(typed.Inbound.From, refusal, cancellationToken);
                return SlackReply.Accepted;
            case SlackAct.Submit submit:
                return await SubmitAsync(submit, cancellationToken);
            case SlackAct.Command command:
                return await AnswerAsync(command, cancellationToken);
            case SlackAct.Open open:
                await modals.OpenAsync(open, cancellationToken);
                return SlackReply.Accepted;
            case SlackAct.HomeOpened opened:
                await home.ShowAsync(opened.From, cancellationToken);
                return SlackReply.Accepted;
            case SlackAct.Change change:
                await life.RecordAsync(change, cancellationToken);
                return SlackReply.Accepted;
            case SlackAct.Challenge challenge:
                return SlackReply.With(new JsonObject { ["challenge"] = challenge.Text });
            case SlackAct.Suggestion:
                return SlackReply.With(new JsonObject { ["options"] = new JsonArray() });
            case SlackAct.RateLimited limited:
                Log.Limited(logger, limited.Minute);
                return SlackReply.Accepted;
            default:
                return SlackReply.Accepted;
        }
    }

    private async Task<SlackReply> SubmitAsync(SlackAct.Submit act, CancellationToken cancellationToken)
    {
        // The form stays on the screen longer than its request lives.
        var outcome = await intake.AnswerAsync(
            act.Inbound, late => modals.TellAsync(act.View, late, CancellationToken.None), cancellationToken);
        return outcome switch
        {
            null => SlackReply.With(SlackModals.Replace(SlackMessages.Saving)),
            { Refusal: FieldErrors wrong } => SlackReply.With(SlackViews.Errors(wrong.Errors, act.Inbound.Values!.Keys.ToList())),
            _ => SlackReply.Accepted,
        };
    }

    /// <summary>What is said at length is said in the private chat; a refusal is short, and may be all that a stranger gets.</summary>
    private async Task<SlackReply> AnswerAsync(SlackAct.Command act, CancellationToken cancellationToken) =>
        SlackReply.With(Privately(await lines.HandleAsync(act.Inbound, cancellationToken) switch
        {
            null => SlackMessages.WorkingOnIt,
            { Refusal: { } refusal } => refusal.Sentence,
            _ => SlackMessages.SentPrivately,
        }));

    private static JsonObject Privately(string text) =>
        new() { ["response_type"] = "ephemeral", ["text"] = SlackText.Escape(text) };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A Slack {Act} was not stored in time and is not acknowledged")]
        public static partial void TooSlow(ILogger logger, string act);

        [LoggerMessage(2, LogLevel.Error, "A Slack {Act} failed and is not acknowledged")]
        public static partial void Failed(ILogger logger, Exception error, string act);

        [LoggerMessage(3, LogLevel.Warning, "Slack holds events back since minute {Minute}: too many were sent")]
        public static partial void Limited(ILogger logger, string minute);
    }
}
