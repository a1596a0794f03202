using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadershipBot.Messaging;

/// <summary>
/// What a platform wants to be told to reach one address without being asked first: the conversation it made, and where
/// its service listens. Learned from the platform, never typed by anybody; losing a row costs one more call.
/// </summary>
public sealed class ChatRoute
{
    public const int MaxConversation = 180;

    public required string Channel { get; init; }

    public required string Workspace { get; init; }

    public required string UserId { get; init; }

    /// <summary>The platform's own id of the account, where it is not the one that people are known by here.</summary>
    public string? Account { get; set; }

    /// <summary>The private conversation; null until there is one.</summary>
    public string? Conversation { get; set; }

    public string? ServiceUrl { get; set; }

    public required DateTimeOffset SeenAt { get; set; }
}

internal sealed class ChatRouteTable : IEntityTypeConfiguration<ChatRoute>
{
    public void Configure(EntityTypeBuilder<ChatRoute> builder)
    {
        builder.HasKey(r => new { r.Channel, r.Workspace, r.UserId });
        builder.Property(r => r.Channel).HasMaxLength(16);
        builder.Property(r => r.Workspace).HasMaxLength(64);
        builder.Property(r => r.UserId).HasMaxLength(128);
        builder.Property(r => r.Account).HasMaxLength(200);
        builder.Property(r => r.Conversation).HasMaxLength(ChatRoute.MaxConversation);
        builder.Property(r => r.ServiceUrl).HasMaxLength(300);
    }
}
