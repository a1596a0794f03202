using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadershipBot.Kpis;

internal sealed class KpiTable : IEntityTypeConfiguration<Kpi>
{
    public void Configure(EntityTypeBuilder<Kpi> builder)
    {
        builder.HasKey(k => k.Id);
        builder.Property(k => k.Name).HasMaxLength(Kpi.MaxName);
        builder.Property(k => k.CatalogueId).HasMaxLength(40);
        builder.Property(k => k.Formula).HasMaxLength(300);
        builder.Property(k => k.Unit).HasMaxLength(Kpi.MaxUnit);
        builder.Property(k => k.Source).HasMaxLength(120);
        builder.Property(k => k.Serves).HasMaxLength(24);
        builder.Property(k => k.Version).IsConcurrencyToken();
        builder.HasIndex(k => new { k.ProjectId, k.Name });
        builder.HasIndex(k => k.LookAt);
        builder.HasOne<Project>().WithMany().HasForeignKey(k => k.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ProjectOutcome>().WithMany().HasForeignKey(k => k.OutcomeSeq).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Person>().WithMany().HasForeignKey(k => k.OwnerId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class KpiReadingTable : IEntityTypeConfiguration<KpiReading>
{
    public void Configure(EntityTypeBuilder<KpiReading> builder)
    {
        builder.HasKey(r => r.Seq);
        builder.HasIndex(r => new { r.KpiId, r.On }).IsUnique();
        builder.HasOne<Kpi>().WithMany().HasForeignKey(r => r.KpiId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.ById).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class KpiNoticeTable : IEntityTypeConfiguration<KpiNotice>
{
    public void Configure(EntityTypeBuilder<KpiNotice> builder)
    {
        builder.HasKey(n => n.Id);
        builder.HasIndex(n => new { n.KpiId, n.Kind, n.About, n.PersonId }).IsUnique();
        builder.HasOne<Kpi>().WithMany().HasForeignKey(n => n.KpiId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ReadingTokenTable : IEntityTypeConfiguration<ReadingToken>
{
    public void Configure(EntityTypeBuilder<ReadingToken> builder)
    {
        builder.HasKey(t => t.Id);
        builder.Property(t => t.Name).HasMaxLength(ReadingToken.MaxName);
        builder.Property(t => t.CodeHash).HasMaxLength(64);
        builder.Property(t => t.KeyHash).HasMaxLength(64);
        builder.HasIndex(t => t.CodeHash).IsUnique();
        builder.HasIndex(t => t.KeyHash).IsUnique();
        builder.HasOne<Project>().WithMany().HasForeignKey(t => t.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(t => t.CreatedById).OnDelete(DeleteBehavior.Cascade);
    }
}
