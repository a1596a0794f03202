using LeadershipBot.Channels.Teams.Cards;
using LeadershipBot.Messaging;
using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Channels.Teams.Acts;

/// <summary>
/// The answering lane: Teams waits for the card that takes the pressed one's place. The same card is also sent as an edit,
/// which is what everybody else sees.
/// </summary>
internal sealed class CardAnswers(Intake intake, PresentMessage present, TimeProvider time)
{
    /// <summary>On top of the intake's own deadline; both together stay well under what Teams waits.</summary>
    private static readonly TimeSpan DrawDeadline = TimeSpan.FromSeconds(1);

    public Task<IResult> AnswerAsync(TeamsCall call, TeamsAct.Pressed pressed, CancellationToken cancellationToken) =>
        pressed.Verb switch
        {
            CardVerb.Press => PressAsync(call, pressed, cancellationToken),
            CardVerb.Open => OpenAsync(call, pressed, cancellationToken),
            CardVerb.Submit => SubmitAsync(call, pressed, cancellationToken),
            _ => ShowAsync(call, pressed, always: true, TeamsMessages.FormGone, cancellationToken),
        };

    private async Task<IResult> PressAsync(TeamsCall call, TeamsAct.Pressed pressed, CancellationToken cancellationToken)
    {
        var outcome = await intake.AnswerAsync(TeamsActs.ActOf(call, InboundKind.Press, pressed.Wire!, null), cancellationToken);
        return outcome switch
        {
            null => InvokeAnswer.Say(TeamsMessages.Saving),
            { Refusal: { } refusal } => InvokeAnswer.Say(Told(refusal)),
            _ => await ShowAsync(call, pressed, always: false, TeamsMessages.Done, cancellationToken),
        };
    }

    private async Task<IResult> OpenAsync(TeamsCall call, TeamsAct.Pressed pressed, CancellationToken cancellationToken)
    {
        var outcome = await intake.OpenAsync(pressed.Wire!, call.From, cancellationToken);
        return outcome.TryGet(out var form, out var refusal)
            ? Form(form, pressed, pressed.Wire!, FormEntry.Nothing) : InvokeAnswer.Say(refusal.Sentence);
    }

    private async Task<IResult> SubmitAsync(TeamsCall call, TeamsAct.Pressed pressed, CancellationToken cancellationToken)
    {
        var act = TeamsActs.ActOf(call, InboundKind.Submit, pressed.Wire!, pressed.Values);
        var outcome = await intake.AnswerAsync(act, cancellationToken);
        if (outcome?.Refusal is FieldErrors wrong && pressed.Opener is { } opener
            && (await intake.OpenAsync(opener, call.From, cancellationToken)).TryGet(out var form, out _))
            return Form(form, pressed, opener, wrong.Errors);
        return outcome switch
        {
            null => InvokeAnswer.Card(TeamsRenderer.Card(Message.Say(TeamsMessages.Saving), pressed.Post ?? default)),
            { Refusal: { } refusal } => InvokeAnswer.Say(Told(refusal)),
            _ => await ShowAsync(call, pressed, always: true, TeamsMessages.Done, cancellationToken),
        };
    }

    /// <summary>The message as it is now; a line when nothing of it changed, or when there is none to show.</summary>
    private async Task<IResult> ShowAsync(
        TeamsCall call, TeamsAct.Pressed pressed, bool always, string otherwise, CancellationToken cancellationToken)
    {
        if (pressed.Post is not { } post)
            return InvokeAnswer.Say(otherwise);
        try
        {
            var now = await present.DrawAsync(post, call.From, cancellationToken)
                .WaitAsync(DrawDeadline, time, cancellationToken);
            return now is not null && (always || now.Revision > 0)
                ? InvokeAnswer.Card(TeamsRenderer.Card(now.Message, post)) : InvokeAnswer.Say(otherwise);
        }
        // What was done is stored; its edit shows it in a moment.
        catch (TimeoutException)
        {
            return InvokeAnswer.Say(TeamsMessages.Saving);
        }
    }

    private static IResult Form(Form form, TeamsAct.Pressed pressed, string opener, IReadOnlyDictionary<string, string> errors) =>
        InvokeAnswer.Card(TeamsRenderer.Card(form, new FormEntry(pressed.Post ?? default, opener, pressed.Values, errors)));

    /// <summary>A refusal is told as a message of its own, except to somebody unknown, whom the outbox cannot speak to.</summary>
    private static string Told(Refusal refusal) => refusal == Dispatcher.Unknown ? refusal.Sentence : TeamsMessages.SeeBelow;
}
