using System.Globalization;
using System.Text.Json;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Channels.Web;

/// <summary>The local chat as a channel like the others; its platform is a table of this installation.</summary>
public sealed class WebChannel(WriteGate gate, LocalChatFeed feed, BusinessClock clock) : IChannel
{
    public ChannelName Name => ChannelName.Web;

    public int Parallelism => 16;

    public async Task<DeliveryResult> PostAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var row = await gate.RunAsync(async (db, token) => await FindAsync(db, delivery, token) ?? Add(db, delivery),
            cancellationToken);
        feed.Notify(row.UserId);
        return new DeliveryResult.Sent(row.Seq.ToString(CultureInfo.InvariantCulture));
    }

    public async Task<DeliveryResult> EditAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var row = await gate.RunAsync(async (db, token) =>
        {
            var found = await FindAsync(db, delivery, token);
            // Edits may come again and out of order: only a newer revision is taken.
            if (found is not null && found.Revision < delivery.Revision)
            {
                found.Body = Write(delivery.Message);
                found.Revision = delivery.Revision;
                found.EditedAt = clock.Instant;
            }
            return found;
        }, cancellationToken);
        if (row is null)
            return new DeliveryResult.Refused(ChatMessages.NoSuchPost, AddressIsDead: false);
        feed.Notify(row.UserId);
        return new DeliveryResult.Sent(row.Seq.ToString(CultureInfo.InvariantCulture));
    }

    private static Task<LocalPost?> FindAsync(LeadershipDb db, Delivery delivery, CancellationToken cancellationToken) =>
        db.LocalPosts.FirstOrDefaultAsync(p => p.LogicalId == delivery.Logical, cancellationToken);

    private LocalPost Add(LeadershipDb db, Delivery delivery)
    {
        var row = new LocalPost
        {
            UserId = delivery.To.UserId,
            LogicalId = delivery.Logical,
            Revision = delivery.Revision,
            Body = Write(delivery.Message),
            At = clock.Instant,
        };
        db.LocalPosts.Add(row);
        return row;
    }

    private static string Write(Message message) => JsonSerializer.Serialize(message, Outbox.Json);
}
