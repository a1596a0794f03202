using System.Text.Json.Nodes;
using LeadershipBot.Channels.Slack.Api;
using LeadershipBot.Channels.Slack.Blocks;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Slack.Acts;

/// <summary>
/// Forms on the screen. A trigger lives three seconds, so something is opened in time, even if it is only a sentence.
/// </summary>
internal sealed class SlackModals(Intake intake, SlackClient client, TimeProvider time)
{
    /// <summary>People are in memory; only somebody just linked is looked up, and that may not cost the trigger.</summary>
    private static readonly TimeSpan LookUp = TimeSpan.FromSeconds(1);

    /// <summary>Slack must have shown what we answered before it is replaced.</summary>
    private static readonly TimeSpan AfterAnswer = TimeSpan.FromSeconds(1);

    public async Task OpenAsync(SlackAct.Open act, CancellationToken cancellationToken)
    {
        var view = await ViewAsync(act, cancellationToken);
        await client.CallAsync(
            new SlackCall("views.open", new SlackArgs { { "trigger_id", act.Trigger }, { "view", view } }), cancellationToken);
    }

    /// <summary>Shows, in the form that says "saving", how it ended.</summary>
    public async Task TellAsync(string view, Outcome<Reply> outcome, CancellationToken cancellationToken)
    {
        await Task.Delay(AfterAnswer, time, cancellationToken);
        var sentence = outcome.Refusal switch
        {
            null => SlackMessages.Saved,
            FieldErrors wrong => SlackMessages.NotSaved(wrong.Errors.Values),
            var refusal => refusal.Sentence,
        };
        await client.CallAsync(new SlackCall("views.update", new SlackArgs
        {
            { "view_id", view }, { "view", SlackViews.Notice(SlackMessages.NoticeTitle, sentence) },
        }), cancellationToken);
    }

    /// <summary>The answer to a submission that puts a sentence in the form's place.</summary>
    public static JsonObject Replace(string sentence) => new()
    {
        ["response_action"] = "update", ["view"] = SlackViews.Notice(SlackMessages.NoticeTitle, sentence),
    };

    private async Task<JsonObject> ViewAsync(SlackAct.Open act, CancellationToken cancellationToken)
    {
        try
        {
            var form = await intake.OpenAsync(act.Wire, act.From, cancellationToken).WaitAsync(LookUp, time, cancellationToken);
            return form.TryGet(out var asked, out var refusal)
                ? SlackViews.Of(asked) : SlackViews.Notice(SlackMessages.NoticeTitle, refusal.Sentence);
        }
        catch (TimeoutException)
        {
            return SlackViews.Notice(SlackMessages.NoticeTitle, SlackMessages.TooSlow);
        }
    }
}
