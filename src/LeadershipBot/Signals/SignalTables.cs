using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadershipBot.Signals;

internal sealed class SignalTable : IEntityTypeConfiguration<Signal>
{
    public void Configure(EntityTypeBuilder<Signal> builder)
    {
        builder.HasKey(s => s.Seq);
        builder.Property(s => s.Traits).HasConversion<int>();
        builder.HasIndex(s => new { s.Kind, s.SubjectId, s.PersonId }).IsUnique();
        builder.HasIndex(s => new { s.PersonId, s.AskedAt });
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Project>().WithMany().HasForeignKey(s => s.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SignalWeekTable : IEntityTypeConfiguration<SignalWeek>
{
    public void Configure(EntityTypeBuilder<SignalWeek> builder)
    {
        builder.HasKey(w => w.Seq);
        builder.HasIndex(w => new { w.PersonId, w.Kind, w.Week });
        builder.HasIndex(w => new { w.ProjectId, w.Week });
        builder.HasOne<Person>().WithMany().HasForeignKey(w => w.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Project>().WithMany().HasForeignKey(w => w.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}
