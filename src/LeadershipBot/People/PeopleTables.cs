using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadershipBot.People;

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Name).HasMaxLength(Person.MaxName);
        builder.Property(p => p.Email).HasMaxLength(254);
        builder.Property(p => p.Zone).HasMaxLength(64);
        builder.Property(p => p.WorkDays).HasMaxLength(40);
        builder.Property(p => p.Rota).HasMaxLength(200);
        builder.Property(p => p.Language).HasMaxLength(12);
        builder.Property(p => p.HolidayCalendar).HasMaxLength(90);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.Email).IsUnique();
        builder.HasOne<Site>().WithMany().HasForeignKey(p => p.SiteId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class ChatIdentityTable : IEntityTypeConfiguration<ChatIdentity>
{
    public void Configure(EntityTypeBuilder<ChatIdentity> builder)
    {
        builder.HasKey(i => i.Id);
        builder.Property(i => i.Channel).HasMaxLength(16);
        builder.Property(i => i.Workspace).HasMaxLength(64);
        builder.Property(i => i.UserId).HasMaxLength(128);
        builder.Property(i => i.DeadReason).HasMaxLength(200);
        builder.HasIndex(i => new { i.Channel, i.Workspace, i.UserId }).IsUnique();
        builder.HasOne<Person>().WithMany(p => p.Identities).HasForeignKey(i => i.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AbsenceTable : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.HasKey(a => a.Id);
        builder.HasIndex(a => new { a.PersonId, a.From });
        builder.HasOne<Person>().WithMany(p => p.Absences).HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class HolidayTable : IEntityTypeConfiguration<Holiday>
{
    public void Configure(EntityTypeBuilder<Holiday> builder)
    {
        builder.HasKey(h => new { h.Calendar, h.Date });
        builder.Property(h => h.Calendar).HasMaxLength(90);
        builder.Property(h => h.Name).HasMaxLength(120);
    }
}
