using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Crashing.Courses;

/// <summary>The database of a course: sponsors whose brief is due, and what can be read off it between two lives.</summary>
public sealed class CrashTown(string folder)
{
    /// <summary>A Tuesday, five minutes after everybody's brief fell due.</summary>
    private static readonly DateTimeOffset Start = new(2027, 3, 9, 11, 5, 0, TimeSpan.Zero);

    private readonly List<string> _users = [];
    private readonly SqliteDbSource _source = new($"Data Source={Path.Combine(folder, "crash.db")};Pooling=False");

    public string File => _source.File;

    public IReadOnlyList<string> Users => _users;

    /// <summary>How far business time must be ahead for the course to begin on its Tuesday.</summary>
    public TimeSpan Ahead { get; } = Start - TimeProvider.System.GetUtcNow();

    public LeadershipDb Open() => _source.Open();

    public async Task CreateAsync()
    {
        await using var db = Open();
        await db.Database.EnsureCreatedAsync();
    }

    /// <summary>More sponsors with a brief due; only while no process runs on the file.</summary>
    public async Task AddSponsorsAsync(int count)
    {
        await using var gate = new SqliteWriteGate(_source);
        await gate.RunAsync((db, _) =>
        {
            for (var i = 0; i < count; i++)
                AddSponsor(db);
            return Task.CompletedTask;
        }, CancellationToken.None);
    }

    private void AddSponsor(LeadershipDb db)
    {
        var number = _users.Count + 1;
        var before = Start.AddDays(-60);
        var person = new Person { Id = PersonId.New(), Name = $"Sponsor {number}", Zone = "Europe/Berlin", IntroducedAt = before };
        _users.Add($"U{number}");
        person.Identities.Add(new ChatIdentity
        {
            Id = IdentityId.New(), PersonId = person.Id, Channel = CountingChannel.ChannelName, Workspace = "w1", UserId = _users[^1],
            Preferred = true, LinkedAt = before,
        });
        var project = new Project
        {
            Id = ProjectId.New(), Name = $"Project {number}", Phase = Phase.Execution, ApprovedOn = new DateOnly(2026, 11, 2),
            PilotStartedAt = before, CreatedAt = before,
        };
        db.AddRange(person, project,
            new RoleAssignment
            {
                Id = RoleId.New(), ProjectId = project.Id, PersonId = person.Id, Kind = RoleKind.Sponsor, From = new DateOnly(2026, 11, 2),
            },
            new CadenceLine
            {
                Id = CadenceLineId.New(), PersonId = person.Id, Kind = PromptKind.Brief, Recurrence = "every week on Tue at 12:00 from 2027-02-23",
                LastDate = new DateOnly(2027, 2, 23), NextAt = Start.AddMinutes(-5),
            });
    }

    /// <summary>Posts that a process was sending when it died.</summary>
    public async Task<List<long>> InFlightAsync()
    {
        await using var db = Open();
        return await db.Outbox.Where(r => r.State == OutboxState.Sending && r.Revision == 0).Select(r => r.Seq).ToListAsync();
    }

    /// <summary>True when every act was handled and nothing is left to be planned or sent now.</summary>
    public async Task<bool> IsQuietAsync()
    {
        var now = BusinessClock.Trim(TimeProvider.System.GetUtcNow() + Ahead);
        await using var db = Open();
        return !await db.Inbox.AnyAsync(i => i.State == InboxState.New)
            && !await db.CadenceLines.AnyAsync(l => l.NextAt <= now)
            && !await db.Outbox.AnyAsync(r => r.State == OutboxState.Sending || (r.State == OutboxState.Pending && r.NotBefore <= now));
    }
}
