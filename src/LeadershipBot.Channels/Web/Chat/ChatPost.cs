using System.Globalization;
using System.Text.Json;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Channels.Web.Chat;

/// <summary>One post as the page shows it: of the bot (a message) or of the person (what they typed).</summary>
public sealed record ChatPost(long Seq, int Revision, DateTimeOffset At, bool IsEdited, Message? Message, string? Typed);

/// <summary>How far a page has seen: the last post, and the last edit. Travels as the id of a live event.</summary>
public readonly record struct ChatCursor(long Seq, DateTimeOffset EditedAt)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Seq}.{EditedAt.UtcTicks}");

    public static ChatCursor Parse(string? text)
    {
        var parts = (text ?? "").Split('.');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? new ChatCursor(seq, new DateTimeOffset(ticks, TimeSpan.Zero)) : default;
    }

    public ChatCursor Past(LocalPost post) =>
        new(Math.Max(Seq, post.Seq), post.EditedAt is { } edited && edited > EditedAt ? edited : EditedAt);
}

/// <summary>Reads the local chat of one person.</summary>
internal static class ChatPosts
{
    /// <summary>More than anybody receives between two looks; a page that was away longer is better read anew.</summary>
    private const int MaxChanges = 500;

    /// <summary>The latest posts, or those before one; oldest first.</summary>
    public static async Task<List<LocalPost>> PageAsync(
        LeadershipDb db, string userId, long? before, int size, CancellationToken cancellationToken)
    {
        var rows = await db.LocalPosts.Where(p => p.UserId == userId && (before == null || p.Seq < before))
            .OrderByDescending(static p => p.Seq).Take(size).ToListAsync(cancellationToken);
        rows.Reverse();
        return rows;
    }

    /// <summary>
    /// What came or changed at or after the cursor; a caller that was just told something leaves that out itself.
    /// </summary>
    public static Task<List<LocalPost>> SinceAsync(
        LeadershipDb db, string userId, ChatCursor cursor, CancellationToken cancellationToken) =>
        db.LocalPosts.Where(p => p.UserId == userId && (p.Seq > cursor.Seq || p.EditedAt >= cursor.EditedAt))
            .OrderBy(static p => p.Seq).Take(MaxChanges).ToListAsync(cancellationToken);

    public static ChatPost Show(LocalPost row) => new(
        row.Seq, row.Revision, row.At, row.EditedAt is not null,
        row.FromPerson ? null : JsonSerializer.Deserialize<Message>(row.Body, Outbox.Json),
        row.FromPerson ? row.Body : null);
}
