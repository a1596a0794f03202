using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.People.Joining;

/// <summary>An example of everything an account hears while it becomes somebody's.</summary>
public sealed class JoiningGallery : IGallerySource
{
    public IEnumerable<GalleryEntry> Entries =>
    [
        GalleryEntry.Of("joining.claimed", "The first administrator", JoiningMessages.Claimed("Ali Demir", "Etc/UTC")),
        GalleryEntry.Of("joining.linked", "An account is linked", JoiningMessages.Linked("Meral Kaya", null)),
        GalleryEntry.Of("joining.linked.second", "A second account is linked",
            JoiningMessages.Linked("Meral Kaya", ChannelName.Web)),
        GalleryEntry.Of("joining.linked.elsewhere", "Another account was linked to you",
            JoiningMessages.LinkedElsewhere(ChannelName.Slack, ChannelName.Web)),
        GalleryEntry.Of("joining.code.own", "A code for oneself", JoiningMessages.LinkCode("Meral Kaya", true, "7KQM-X2RD-PW9C")),
        GalleryEntry.Of("joining.code", "A code for somebody", JoiningMessages.LinkCode("Meral Kaya", false, "7KQM-X2RD-PW9C")),
        GalleryEntry.Of("joining.preferred", "Another chat is preferred",
            JoiningMessages.Preferred(ChannelName.Teams, UndoOffer.Example)),
        GalleryEntry.Of("joining.preferred.already", "It is preferred already",
            JoiningMessages.PreferredAlready(ChannelName.Slack)),
        GalleryEntry.Of("joining.wrong", "A wrong code", Message.Say(JoiningMessages.CodeIsWrong.Sentence)),
        GalleryEntry.Of("joining.unknown", "An unknown account", Message.Say(Dispatcher.Unknown.Sentence)),
    ];
}
