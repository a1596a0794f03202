using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadershipBot.Projects;

internal sealed class ProjectTable : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> builder)
    {
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Name).HasMaxLength(Project.MaxName);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.Name).IsUnique();
        builder.HasMany(p => p.Sites).WithMany().UsingEntity("ProjectSites");
    }
}

internal sealed class SiteTable : IEntityTypeConfiguration<Site>
{
    public void Configure(EntityTypeBuilder<Site> builder)
    {
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Name).HasMaxLength(Project.MaxName);
        builder.Property(s => s.Zone).HasMaxLength(64);
        builder.Property(s => s.HolidayCalendar).HasMaxLength(90);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => s.Name).IsUnique();
        builder.Ignore(s => s.ShutdownCalendar);
    }
}

internal sealed class PhaseChangeTable : IEntityTypeConfiguration<PhaseChange>
{
    public void Configure(EntityTypeBuilder<PhaseChange> builder)
    {
        builder.HasKey(c => c.Seq);
        builder.HasIndex(c => new { c.ProjectId, c.From });
        builder.HasOne<Project>().WithMany().HasForeignKey(c => c.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RoleTable : IEntityTypeConfiguration<RoleAssignment>
{
    public void Configure(EntityTypeBuilder<RoleAssignment> builder)
    {
        builder.HasKey(r => r.Id);
        builder.HasIndex(r => new { r.ProjectId, r.Kind });
        builder.HasIndex(r => r.PersonId);
        builder.HasOne<Project>().WithMany(p => p.Roles).HasForeignKey(r => r.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.ForPersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProjectOutcomeTable : IEntityTypeConfiguration<ProjectOutcome>
{
    public void Configure(EntityTypeBuilder<ProjectOutcome> builder)
    {
        builder.HasKey(o => o.Seq);
        builder.Property(o => o.Sentence).HasMaxLength(300);
        builder.Property(o => o.Target).HasMaxLength(80);
        builder.HasOne<Project>().WithMany().HasForeignKey(o => o.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CharterTable : IEntityTypeConfiguration<Charter>
{
    public void Configure(EntityTypeBuilder<Charter> builder)
    {
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Rhythm).HasMaxLength(120);
        builder.Property(c => c.Addresses).HasMaxLength(200);
        builder.Property(c => c.StopCondition).HasMaxLength(300);
        builder.Property(c => c.ChangeWanted).HasMaxLength(300);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.ProjectId, c.PersonId, c.Phase }).IsUnique();
        builder.HasOne<Project>().WithMany().HasForeignKey(c => c.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
