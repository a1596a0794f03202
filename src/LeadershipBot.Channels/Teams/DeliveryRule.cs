using System.Net;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Teams;

/// <summary>
/// What an answer of the Bot Connector means for a delivery. Pure. A post is only ever tried again when it provably is not
/// there: 429, 412, 401, or a call whose body never left.
/// </summary>
public static class DeliveryRule
{
    /// <summary>A refused token or host is the installation's trouble: the message waits for it to be mended.</summary>
    private static readonly TimeSpan UntilMended = TimeSpan.FromMinutes(5);

    public static DeliveryResult Judge(ConnectorAnswer answer, TeamsRef? reference) => answer.End switch
    {
        CallEnd.NotSent => new DeliveryResult.NotSent(answer.Reason, answer.RetryAfter),
        CallEnd.Lost => new DeliveryResult.Unknown(answer.Reason),
        _ when answer.Succeeded => new DeliveryResult.Sent(reference is { Fits: true } fits ? fits.ToString() : "unnamed"),
        _ => JudgeRefusal(answer),
    };

    /// <summary>
    /// Making a conversation shows nobody anything, so that whatever went wrong there, the message itself is not posted.
    /// </summary>
    public static DeliveryResult JudgePreparation(ConnectorAnswer answer) => JudgeRefusal(answer) switch
    {
        _ when answer.End != CallEnd.Answered => new DeliveryResult.NotSent(answer.Reason, answer.RetryAfter),
        DeliveryResult.Unknown unknown => new DeliveryResult.NotSent(unknown.Reason, answer.RetryAfter),
        // Refused to talk to this person at all, for whatever reason: so will the next message be, until they install the app.
        DeliveryResult.Refused refused => refused with { AddressIsDead = true },
        var result => result,
    };

    public static bool IsConversationGone(ConnectorAnswer answer) =>
        answer is { End: CallEnd.Answered, Status: HttpStatusCode.NotFound }
            && !answer.Reason.Contains("ActivityNotFound", StringComparison.Ordinal);

    private static DeliveryResult JudgeRefusal(ConnectorAnswer answer) => (int)answer.Status switch
    {
        429 or 412 => new DeliveryResult.NotSent(answer.Reason, answer.RetryAfter),
        401 => new DeliveryResult.NotSent(answer.Reason, UntilMended),
        // The conversation lives in another cloud than the settings say.
        403 when answer.Reason.Contains("InvalidBotApiHost", StringComparison.Ordinal) =>
            new DeliveryResult.NotSent(answer.Reason, UntilMended),
        403 => new DeliveryResult.Refused(TeamsMessages.NotReached(answer.Reason), AddressIsDead: true),
        404 when IsConversationGone(answer) =>
            new DeliveryResult.Refused(TeamsMessages.NotReached(answer.Reason), AddressIsDead: true),
        >= 400 and < 500 => new DeliveryResult.Refused(TeamsMessages.NotTaken(answer.Reason), AddressIsDead: false),
        _ => new DeliveryResult.Unknown(answer.Reason),
    };
}
