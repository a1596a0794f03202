using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadershipBot.Pulses;

internal sealed class CadenceLineTable : IEntityTypeConfiguration<CadenceLine>
{
    public void Configure(EntityTypeBuilder<CadenceLine> builder)
    {
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Recurrence).HasMaxLength(120);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.PersonId, c.Kind }).IsUnique();
        builder.HasIndex(c => c.NextAt);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PromptTable : IEntityTypeConfiguration<Prompt>
{
    public void Configure(EntityTypeBuilder<Prompt> builder)
    {
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Reason).HasMaxLength(Prompt.MaxReason);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => new { p.PersonId, p.Kind, p.LocalDate, p.CadenceLineId }).IsUnique();
        builder.HasIndex(p => p.WakeAt);
        builder.HasIndex(p => p.LogicalId).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<CadenceLine>().WithMany().HasForeignKey(p => p.CadenceLineId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PulseTable : IEntityTypeConfiguration<Pulse>
{
    public void Configure(EntityTypeBuilder<Pulse> builder)
    {
        builder.HasKey(p => p.Id);
        builder.HasIndex(p => p.PromptId);
        builder.HasIndex(p => p.ProjectId);
        builder.HasOne<Prompt>().WithMany(p => p.Pulses).HasForeignKey(p => p.PromptId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Project>().WithMany().HasForeignKey(p => p.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AnswerTable : IEntityTypeConfiguration<Answer>
{
    public void Configure(EntityTypeBuilder<Answer> builder)
    {
        builder.HasKey(a => a.Id);
        builder.Property(a => a.ItemId).HasMaxLength(16);
        builder.Property(a => a.Value).HasMaxLength(300);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => new { a.PulseId, a.ItemId, a.RespondentId }).IsUnique();
        builder.HasOne<Pulse>().WithMany(p => p.Answers).HasForeignKey(a => a.PulseId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.RespondentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AnswerEditTable : IEntityTypeConfiguration<AnswerEdit>
{
    public void Configure(EntityTypeBuilder<AnswerEdit> builder)
    {
        builder.HasKey(e => e.Seq);
        builder.Property(e => e.OldValue).HasMaxLength(300);
        builder.HasOne<Answer>().WithMany().HasForeignKey(e => e.AnswerId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PendingNoticeTable : IEntityTypeConfiguration<Briefs.PendingNotice>
{
    public void Configure(EntityTypeBuilder<Briefs.PendingNotice> builder)
    {
        builder.ToTable("AnswerNotices").HasKey(n => n.Seq);
        builder.HasIndex(n => n.DueAt);
        builder.HasOne<Answer>().WithMany().HasForeignKey(n => n.AnswerId).OnDelete(DeleteBehavior.Cascade);
    }
}
