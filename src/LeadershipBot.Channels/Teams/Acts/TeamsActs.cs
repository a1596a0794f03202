using LeadershipBot.Channels.Teams.Cards;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Channels.Teams.Acts;

/// <summary>An authenticated activity, read: what was done, by whom, and the key that makes it count once.</summary>
internal sealed record TeamsCall(TeamsActivity Activity, TeamsAct Act, Address From, string Key);

/// <summary>The three lanes: lines and old buttons are stored and acknowledged, new buttons are answered with their card.</summary>
internal sealed class TeamsActs(
    Intake intake, TeamsRoutes routes, TeamsLinking linking, CardAnswers answers, DirectWords words, WriteGate gate,
        BusinessClock clock)
{
    public async Task<IResult> HandleAsync(TeamsCall call, CancellationToken cancellationToken)
    {
        await LearnAsync(call, cancellationToken);
        switch (call.Act)
        {
            case TeamsAct.Typed typed:
                await TypeAsync(call, typed.Text, cancellationToken);
                return TypedResults.Ok();
            case TeamsAct.Pressed { Answers: true } pressed:
                await linking.KnowAsync(call.From, call.Activity, cancellationToken);
                return await answers.AnswerAsync(call, pressed, cancellationToken);
            case TeamsAct.Pressed pressed:
                await PressAsync(call, pressed, cancellationToken);
                return TypedResults.Ok();
            case TeamsAct.Installed:
                await linking.KnowAsync(call.From, call.Activity, cancellationToken);
                await gate.RunAsync((db, token) =>
                    AddressHealth.HealAsync(db, call.From, clock.Instant, token), cancellationToken);
                return TypedResults.Ok();
            case TeamsAct.Removed:
                await gate.RunAsync((db, token) =>
                    AddressHealth.LoseAsync(db, call.From, TeamsMessages.Removed, token), cancellationToken);
                return TypedResults.Ok();
            case TeamsAct.NotOurs:
                return TypedResults.StatusCode(StatusCodes.Status501NotImplemented);
            case TeamsAct.Broken broken:
                return InvokeAnswer.Broken(broken.Why);
            default:
                return TypedResults.Ok();
        }
    }

    /// <summary>Every activity tells where its sender, and the channel it comes from, can be reached from now on.</summary>
    private async Task LearnAsync(TeamsCall call, CancellationToken cancellationToken)
    {
        var activity = call.Activity;
        var own = activity.Scope == TeamsScope.Personal ? activity.ConversationId : null;
        await routes.LearnAsync(call.From, new RouteNews(activity.FromId, own, activity.ServiceUrl), cancellationToken);
        if (activity.Scope == TeamsScope.Channel && activity.TeamsChannelId is { Length: > 0 and <= 128 } channel)
            await routes.LearnAsync(call.From with { UserId = channel }, new RouteNews(null, null, activity.ServiceUrl),
                cancellationToken);
    }

    private async Task TypeAsync(TeamsCall call, string text, CancellationToken cancellationToken)
    {
        var act = ActOf(call, InboundKind.Command, text, null);
        if (!await linking.KnowAsync(call.From, call.Activity, cancellationToken))
        {
            await StrangerAsync(call, act, cancellationToken);
            return;
        }
        var isNew = await intake.AcceptAsync(act, cancellationToken) == Acceptance.Stored;
        if (isNew && call.Activity.Scope != TeamsScope.Personal)
            await words.SayThereAsync(call.Activity, TeamsMessages.SentPrivately, cancellationToken);
    }

    /// <summary>The outbox speaks only to people; whoever is not one yet hears at once what to do.</summary>
    private async Task StrangerAsync(TeamsCall call, Inbound act, CancellationToken cancellationToken)
    {
        if (await intake.AnswerAsync(act, cancellationToken) is { Refusal: { } refusal })
            await words.SayAsync(call.From, call.Activity, refusal.Sentence, cancellationToken);
    }

    private async Task PressAsync(TeamsCall call, TeamsAct.Pressed pressed, CancellationToken cancellationToken)
    {
        await linking.KnowAsync(call.From, call.Activity, cancellationToken);
        switch (pressed.Verb)
        {
            case CardVerb.Press:
                await intake.AcceptAsync(ActOf(call, InboundKind.Press, pressed.Wire!, null), cancellationToken);
                break;
            case CardVerb.Open:
                await OpenAsync(call, pressed.Wire!, pressed, FormEntry.Nothing, cancellationToken);
                break;
            case CardVerb.Submit:
                var act = ActOf(call, InboundKind.Submit, pressed.Wire!, pressed.Values);
                if (await intake.AnswerAsync(act, cancellationToken) is { Refusal: FieldErrors wrong })
                    await OpenAsync(call, pressed.Opener ?? "", pressed, wrong.Errors, cancellationToken);
                break;
        }
    }

    private async Task OpenAsync(TeamsCall call, string opener, TeamsAct.Pressed pressed,
        IReadOnlyDictionary<string, string> errors, CancellationToken cancellationToken)
    {
        var outcome = await intake.OpenAsync(opener, call.From, cancellationToken);
        if (outcome.TryGet(out var form, out var refusal))
            await words.FormAsync(call.From, call.Activity, form,
                new FormEntry(pressed.Post ?? default, opener, pressed.Values, errors), cancellationToken);
        else
            await words.SayAsync(call.From, call.Activity, refusal.Sentence, cancellationToken);
    }

    internal static Inbound ActOf(
        TeamsCall call, InboundKind kind, string content, IReadOnlyDictionary<string, string>? values) =>
        new(kind, call.From, call.Key, call.Activity.Timestamp ?? DateTimeOffset.MaxValue, content, values,
            call.Activity.ConversationId);
}
