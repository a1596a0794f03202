using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadershipBot.Audiences;

internal sealed class ConfidentialQuestionTable : IEntityTypeConfiguration<ConfidentialQuestion>
{
    public void Configure(EntityTypeBuilder<ConfidentialQuestion> builder)
    {
        builder.HasKey(q => q.Id);
        builder.Property(q => q.ItemId).HasMaxLength(ConfidentialQuestion.MaxItem);
        builder.Property(q => q.Occasion).HasMaxLength(ConfidentialQuestion.MaxOccasion);
        builder.Property(q => q.RightKey).HasMaxLength(64);
        builder.Property(q => q.Version).IsConcurrencyToken();
        builder.HasIndex(q => new { q.ProjectId, q.ItemId, q.Occasion }).IsUnique();
        builder.HasIndex(q => new { q.Settled, q.ClosesAt });
        builder.HasOne<Project>().WithMany().HasForeignKey(q => q.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class OpenAnswerTable : IEntityTypeConfiguration<OpenAnswer>
{
    public void Configure(EntityTypeBuilder<OpenAnswer> builder)
    {
        builder.HasKey(a => new { a.QuestionId, a.RespondentId });
        builder.Property(a => a.Value).HasMaxLength(300);
        builder.HasIndex(a => a.RespondentId);
        builder.HasOne<ConfidentialQuestion>().WithMany().HasForeignKey(a => a.QuestionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.RespondentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ConfidentialAnswerTable : IEntityTypeConfiguration<ConfidentialAnswer>
{
    public void Configure(EntityTypeBuilder<ConfidentialAnswer> builder)
    {
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Value).HasMaxLength(300);
        builder.HasIndex(a => a.QuestionId);
        builder.HasOne<ConfidentialQuestion>().WithMany().HasForeignKey(a => a.QuestionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Site>().WithMany().HasForeignKey(a => a.SiteId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class DisclosedBlockTable : IEntityTypeConfiguration<DisclosedBlock>
{
    public void Configure(EntityTypeBuilder<DisclosedBlock> builder)
    {
        builder.HasKey(b => b.Id);
        builder.HasIndex(b => b.QuestionId);
        builder.HasOne<ConfidentialQuestion>().WithMany().HasForeignKey(b => b.QuestionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Site>().WithMany().HasForeignKey(b => b.SiteId).OnDelete(DeleteBehavior.Restrict);
    }
}
