using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Channels.Web;

/// <summary>
/// Addresses of the local chat: one workspace, and the person's own id unless an import named the account otherwise.
/// </summary>
public static class LocalAddress
{
    public const string Channel = "web";
    public const string Workspace = "local";

    public static Address Of(PersonId person) => Of(ShortId.Write(person.Value));

    public static Address Of(string userId) => new(ChannelName.Web, Workspace, userId);

    /// <summary>
    /// Gives the person a local account if they have none; it becomes the preferred one only when it is their first. For use
    /// inside a unit of work.
    /// </summary>
    public static async Task EnsureAsync(
        LeadershipDb db, PersonId person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var identities = await db.Identities.Where(i => i.PersonId == person).ToListAsync(cancellationToken);
        if (!identities.Exists(static i => i.Channel == Channel && i.Workspace == Workspace))
            db.Identities.Add(New(person, now, preferred: !identities.Exists(static i => i.DeadReason is null)));
    }

    internal static ChatIdentity New(PersonId person, DateTimeOffset now, bool preferred) => new()
    {
        Id = IdentityId.New(),
        PersonId = person,
        Channel = Channel,
        Workspace = Workspace,
        UserId = ShortId.Write(person.Value),
        Preferred = preferred,
        LinkedAt = now,
    };
}
