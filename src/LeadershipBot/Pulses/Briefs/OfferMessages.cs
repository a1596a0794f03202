using LeadershipBot.Messaging;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>What is said instead of a third push. Pure.</summary>
internal static class OfferMessages
{
    public static Message Offer(BriefView view)
    {
        if (view.State == PromptState.Answered)
            return Message.Say($"Noted: {view.Reason ?? "we go on"}.",
                new Note("Type start to go back to the usual rhythm, time to choose another hour."));
        if (view.State == PromptState.Skipped)
            return Message.Say("This offer is put aside, and nothing is counted.", new Note("Type start to go on."));
        const string lead = "The last two briefs stayed unanswered, so I will not push further. What would serve you better?";
        return Message.Say(lead,
            new Buttons(
            [
                Button.For("Half as often", new ChooseRhythm(view.Line, RhythmWish.Lighter), ButtonTone.Primary),
                Button.For("Hand over…", new ProposeSuccessor(view.Line)),
                Button.For("Pause four weeks", new ChooseRhythm(view.Line, RhythmWish.Pause)),
                Button.For("Keep as it is", new ChooseRhythm(view.Line, RhythmWish.Keep)),
            ]),
            new Note("Until you choose, nothing more comes from me."));
    }
}
