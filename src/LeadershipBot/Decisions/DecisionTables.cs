using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadershipBot.Decisions;

internal sealed class DecisionTable : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Key).HasMaxLength(16);
        builder.Property(d => d.Question).HasMaxLength(Decision.MaxQuestion);
        builder.Property(d => d.Options).HasMaxLength(300);
        builder.Property(d => d.Area).HasMaxLength(Decision.MaxArea);
        builder.Property(d => d.Outcome).HasMaxLength(Decision.MaxNote);
        builder.Property(d => d.CostPerDay).HasMaxLength(40);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => d.Key).IsUnique();
        builder.HasIndex(d => new { d.ProjectId, d.Number }).IsUnique();
        builder.HasIndex(d => d.TellAt);
        builder.HasOne<Project>().WithMany().HasForeignKey(d => d.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.AskedById).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class SeatTable : IEntityTypeConfiguration<Seat>
{
    public void Configure(EntityTypeBuilder<Seat> builder)
    {
        builder.ToTable("DecisionSeats").HasKey(s => s.Id);
        builder.Property(s => s.Need).HasMaxLength(Decision.MaxNote);
        builder.Property(s => s.Supplied).HasMaxLength(Decision.MaxNote);
        builder.HasIndex(s => new { s.PersonId, s.State });
        builder.HasIndex(s => s.WakeAt);
        builder.HasIndex(s => s.NeedDueAt);
        builder.HasOne<Decision>().WithMany(d => d.Seats).HasForeignKey(s => s.DecisionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.ClosedById).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class DecisionStepTable : IEntityTypeConfiguration<DecisionStep>
{
    public void Configure(EntityTypeBuilder<DecisionStep> builder)
    {
        builder.HasKey(s => s.Seq);
        builder.Property(s => s.Detail).HasMaxLength(Decision.MaxNote);
        builder.HasIndex(s => new { s.DecisionId, s.Number }).IsUnique();
        builder.HasOne<Decision>().WithMany(d => d.Steps).HasForeignKey(s => s.DecisionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.ActorId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class WaiterTable : IEntityTypeConfiguration<Waiter>
{
    public void Configure(EntityTypeBuilder<Waiter> builder)
    {
        builder.ToTable("DecisionWaiters").HasKey(w => w.Seq);
        builder.Property(w => w.Name).HasMaxLength(Person.MaxName);
        builder.HasOne<Decision>().WithMany(d => d.Waiters).HasForeignKey(w => w.DecisionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(w => w.PersonId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class DecisionBookTable : IEntityTypeConfiguration<DecisionBook>
{
    public void Configure(EntityTypeBuilder<DecisionBook> builder)
    {
        builder.HasKey(b => b.ProjectId);
        builder.Property(b => b.Prefix).HasMaxLength(8);
        builder.Property(b => b.Version).IsConcurrencyToken();
        builder.HasIndex(b => b.Prefix).IsUnique();
        builder.HasOne<Project>().WithMany().HasForeignKey(b => b.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ClashRuleTable : IEntityTypeConfiguration<ClashRule>
{
    public void Configure(EntityTypeBuilder<ClashRule> builder)
    {
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Clash).HasMaxLength(Decision.MaxArea);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.ProjectId, r.Clash }).IsUnique();
        builder.HasOne<Project>().WithMany().HasForeignKey(r => r.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.DeciderId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.SetById).OnDelete(DeleteBehavior.SetNull);
    }
}
