using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Teams;

/// <summary>What the channel itself has to say to the Admins.</summary>
internal sealed class TeamsGallery : IGallerySource
{
    public IEnumerable<GalleryEntry> Entries =>
    [
        GalleryEntry.Of("teams.credential.ends", "To the Admins: the sign-in to Teams ends soon",
            TeamsMessages.CredentialEnds(30, "1 May 2027")),
        GalleryEntry.Of("teams.credential.ends.tomorrow", "To the Admins: the sign-in to Teams ends tomorrow",
            TeamsMessages.CredentialEnds(1, "1 May 2027")),
        GalleryEntry.Of("teams.credential.ended", "To the Admins: the sign-in to Teams has ended",
            TeamsMessages.CredentialEnded("1 May 2027")),
        GalleryEntry.Of("teams.credential.changed", "To the Admins: the next credential is in use",
            TeamsMessages.CredentialChanged("30 Apr 2028")),
    ];
}
