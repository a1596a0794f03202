using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadershipBot.Messaging;

internal sealed class OutboxTable : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.ToTable("Outbox").HasKey(r => r.Seq);
        builder.Property(r => r.Partition).HasMaxLength(81);
        builder.Property(r => r.Channel).HasMaxLength(16);
        builder.Property(r => r.Workspace).HasMaxLength(64);
        builder.Property(r => r.UserId).HasMaxLength(128);
        builder.Property(r => r.Payload).HasMaxLength(40_000);
        builder.Property(r => r.PlatformRef).HasMaxLength(200);
        builder.Property(r => r.Reason).HasMaxLength(300);
        builder.Property(r => r.CorrelationId).HasMaxLength(32);
        builder.Property(r => r.Version).HasDefaultValue(0);
        builder.HasIndex(r => new { r.LogicalId, r.Revision }).IsUnique();
        // The state leads: what waits is a handful, what was sent is years.
        builder.HasIndex(r => new { r.State, r.Partition, r.NotBefore });
        builder.HasIndex(r => new { r.PersonId, r.NotBefore });
        builder.HasIndex(r => r.SubjectId);
    }
}

internal sealed class InboxTable : IEntityTypeConfiguration<InboxItem>
{
    public void Configure(EntityTypeBuilder<InboxItem> builder)
    {
        builder.ToTable("Inbox").HasKey(i => i.Seq);
        builder.Property(i => i.DedupeKey).HasMaxLength(Inbound.MaxDedupeKey);
        builder.Property(i => i.Channel).HasMaxLength(16);
        builder.Property(i => i.Workspace).HasMaxLength(64);
        builder.Property(i => i.UserId).HasMaxLength(128);
        builder.Property(i => i.Body).HasMaxLength(20_000);
        builder.Property(i => i.Reason).HasMaxLength(300);
        builder.Property(i => i.CorrelationId).HasMaxLength(32);
        builder.HasIndex(i => i.DedupeKey).IsUnique();
        // Covers both questions of the worker: who waits, and what is the first act of this person.
        builder.HasIndex(i => new { i.State, i.Channel, i.Workspace, i.UserId, i.Seq });
    }
}

internal sealed class LedgerTable : IEntityTypeConfiguration<LedgerRow>
{
    public void Configure(EntityTypeBuilder<LedgerRow> builder)
    {
        builder.ToTable("Ledger").HasKey(r => r.Seq);
        builder.Property(r => r.Reason).HasMaxLength(300);
        builder.Property(r => r.CorrelationId).HasMaxLength(32);
        builder.HasIndex(r => new { r.PersonId, r.At });
        builder.HasIndex(r => r.LogicalId);
    }
}

internal sealed class UndoStepTable : IEntityTypeConfiguration<UndoStep>
{
    public void Configure(EntityTypeBuilder<UndoStep> builder)
    {
        builder.HasKey(u => u.Id);
        builder.Property(u => u.Label).HasMaxLength(120);
        builder.Property(u => u.InverseWire).HasMaxLength(ActionCodec.MaxLength);
        builder.HasIndex(u => new { u.ActorId, u.At });
    }
}

internal sealed class AuditTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("Audit").HasKey(a => a.Seq);
        builder.Property(a => a.Action).HasMaxLength(60);
        builder.Property(a => a.Detail).HasMaxLength(400);
        builder.HasIndex(a => new { a.SubjectId, a.At });
        builder.HasIndex(a => new { a.ProjectId, a.At });
    }
}

internal sealed class LocalPostTable : IEntityTypeConfiguration<LocalPost>
{
    public void Configure(EntityTypeBuilder<LocalPost> builder)
    {
        builder.HasKey(p => p.Seq);
        builder.Property(p => p.UserId).HasMaxLength(128);
        builder.Property(p => p.Body).HasMaxLength(40_000);
        builder.HasIndex(p => new { p.UserId, p.Seq });
        builder.HasIndex(p => p.LogicalId).IsUnique();
    }
}

internal sealed class SettingTable : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> builder)
    {
        builder.HasKey(s => s.Key);
        builder.Property(s => s.Key).HasMaxLength(60);
        builder.Property(s => s.Value).HasMaxLength(400);
    }
}

internal sealed class SignInLinkTable : IEntityTypeConfiguration<SignInLink>
{
    public void Configure(EntityTypeBuilder<SignInLink> builder)
    {
        builder.HasKey(l => l.TokenHash);
        builder.Property(l => l.TokenHash).HasMaxLength(64);
    }
}
