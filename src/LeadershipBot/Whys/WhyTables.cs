using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadershipBot.Whys;

internal sealed class WhyTable : IEntityTypeConfiguration<Why>
{
    public void Configure(EntityTypeBuilder<Why> builder)
    {
        builder.HasKey(w => w.Id);
        builder.Property(w => w.TemplateId).HasMaxLength(Templates.WhyTemplate.MaxId);
        builder.Property(w => w.Language).HasMaxLength(12);
        builder.Property(w => w.Facts).HasMaxLength(6000);
        builder.Property(w => w.Text).HasMaxLength(Why.MaxText);
        builder.Property(w => w.Reason).HasMaxLength(Why.MaxReason);
        builder.Property(w => w.Version).IsConcurrencyToken();
        builder.HasIndex(w => new { w.ProjectId, w.CreatedAt });
        builder.HasIndex(w => new { w.ExecutiveId, w.State });
        builder.HasIndex(w => new { w.State, w.SendsAt });
        builder.HasOne<Project>().WithMany().HasForeignKey(w => w.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(w => w.ExecutiveId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WhyTargetTable : IEntityTypeConfiguration<WhyTarget>
{
    public void Configure(EntityTypeBuilder<WhyTarget> builder)
    {
        builder.HasKey(t => t.Seq);
        builder.HasIndex(t => t.WhyId);
        builder.HasOne<Why>().WithMany(w => w.Targets).HasForeignKey(t => t.WhyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Site>().WithMany().HasForeignKey(t => t.SiteId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WhyReaderTable : IEntityTypeConfiguration<WhyReader>
{
    public void Configure(EntityTypeBuilder<WhyReader> builder)
    {
        builder.HasKey(r => r.Seq);
        builder.Property(r => r.Reason).HasMaxLength(Why.MaxReason);
        builder.HasIndex(r => new { r.WhyId, r.PersonId }).IsUnique();
        builder.HasIndex(r => r.PersonId);
        builder.HasOne<Why>().WithMany().HasForeignKey(r => r.WhyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class GoLiveTable : IEntityTypeConfiguration<GoLive>
{
    public void Configure(EntityTypeBuilder<GoLive> builder)
    {
        builder.ToTable("GoLives").HasKey(g => g.Seq);
        builder.HasIndex(g => new { g.ProjectId, g.SiteId });
        builder.HasOne<Project>().WithMany().HasForeignKey(g => g.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Site>().WithMany().HasForeignKey(g => g.SiteId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class LanguageAskTable : IEntityTypeConfiguration<LanguageAsk>
{
    public void Configure(EntityTypeBuilder<LanguageAsk> builder)
    {
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Reads).HasMaxLength(12);
        builder.Property(a => a.Written).HasMaxLength(12);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => new { a.ProjectId, a.SiteId, a.Reads });
        builder.HasOne<Project>().WithMany().HasForeignKey(a => a.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Site>().WithMany().HasForeignKey(a => a.SiteId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WhyLookTable : IEntityTypeConfiguration<WhyLook>
{
    public void Configure(EntityTypeBuilder<WhyLook> builder)
    {
        builder.HasKey(l => l.ProjectId);
        builder.HasIndex(l => l.NextAt);
        builder.HasOne<Project>().WithMany().HasForeignKey(l => l.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}
