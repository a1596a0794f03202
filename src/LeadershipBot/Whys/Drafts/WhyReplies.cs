using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.Whys.Drafts;

/// <summary>What is said in reply to acts on a draft.</summary>
internal static class WhyReplies
{
    public static readonly Refusal Gone = Refusal.NotFound("That message is no longer kept, so nothing was changed.");

    public static readonly Refusal SomebodyElses = Refusal.NotAllowed(
        "This was written for somebody else to sign. Only they can have it sent in their name; nothing was changed.");

    public static readonly Refusal NoLongerSponsor = Refusal.NotAllowed(
        "You are not sponsor of this project any more, so nothing goes out in your name.");

    public static readonly Refusal TextChanged = Refusal.Conflict(
        "The text has changed since you read it, so it was not signed. The message above shows it as it is now.");

    public static readonly Refusal NotReady = Refusal.Conflict(
        "Something is still missing in this message, so it cannot be sent yet. The PMO has the list.");

    public static Refusal Settled(WhyState state) => Refusal.TooLate(state switch
    {
        WhyState.Approved => "It is signed already. Take that back first, then change it; nothing was changed.",
        WhyState.Dropped => "This message was dropped, so nothing was changed. A new one is prepared when it is due.",
        _ => "It is on its way to the teams already, so nothing can be changed or taken back.",
    });

    public static readonly Refusal NothingToTakeBack = Refusal.Conflict(
        "Nothing was decided about this message, so there is nothing to take back.");

    public static Message Prepared(string executive) =>
        Message.Say($"Kept. {executive} sees the text as yours, and it goes out only once they sign it.");

    public static Message Filled(string executive) =>
        Message.Say($"Thank you. The message is ready and goes into {executive}'s next brief.");

    public static Message SignedAsPmo(string audience, string when, UndoOffer undo) =>
        Said.Done($"It goes to {audience} {when}, in your name.", undo);

    public static Message Dropped(UndoOffer undo) => Said.Done("Dropped. A new one is prepared when it is due.", undo);
}
