using LeadershipBot.Messaging;

namespace LeadershipBot.Audiences;

/// <summary>What is said to somebody who answers in confidence. Never what they answered.</summary>
public sealed class ConfidentialReplies : IGallerySource
{
    public static readonly Refusal Gone = Refusal.NotFound(
        "This question is not there any more, so nothing was recorded. The newest message has what is open.");

    public static readonly Refusal Closed = Refusal.TooLate(
        "This question has closed: its answers are already without names, so none can be added or changed.");

    public static readonly Refusal NotAnAnswer = Refusal.Invalid(
        "This is not one of the answers, so nothing was recorded. Tap one in the newest message.");

    public static readonly Refusal NotAsked = Refusal.NotAllowed(
        "This question was put to somebody else, so nothing was recorded. What is asked of you comes in a message of your own.");

    public IEnumerable<GalleryEntry> Entries =>
    [
        GalleryEntry.Of("confidential.gone", "A confidential question that is gone", Message.Say(Gone.Sentence)),
        GalleryEntry.Of("confidential.closed", "An answer after the close", Message.Say(Closed.Sentence)),
        GalleryEntry.Of("confidential.wrong", "Not one of the answers", Message.Say(NotAnAnswer.Sentence)),
        GalleryEntry.Of("confidential.not-asked", "Somebody else's question", Message.Say(NotAsked.Sentence)),
    ];
}
