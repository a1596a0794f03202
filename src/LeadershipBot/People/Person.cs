using LeadershipBot.Projects;

namespace LeadershipBot.People;

/// <summary>Somebody the bot knows: where and when they work, in which language, and whether they have said stop.</summary>
public sealed class Person
{
    public const int MaxName = 120;

    public required PersonId Id { get; init; }

    public required string Name { get; set; }

    public string? Email { get; set; }

    /// <summary>IANA zone name, canonical in the pinned time-zone data.</summary>
    public required string Zone { get; set; }

    /// <summary>Days worked, as <c>Mon-Fri</c>; ignored where a <see cref="Rota"/> is given.</summary>
    public string WorkDays { get; set; } = "Mon-Fri";

    public TimeOnly WorkFrom { get; set; } = new(8, 0);

    public TimeOnly WorkUntil { get; set; } = new(18, 0);

    /// <summary>A shift rota in its compact text, instead of days and hours.</summary>
    public string? Rota { get; set; }

    public string Language { get; set; } = "en";

    /// <summary>The public holiday calendar that applies, as named by the holidays import (<c>DE</c>, <c>TR</c>).</summary>
    public string? HolidayCalendar { get; set; }

    public SiteId? SiteId { get; set; }

    /// <summary>What the person does; which why messages and questions fit them.</summary>
    public WorkFunction Function { get; set; }

    public InstallationRole InstallationRole { get; set; }

    /// <summary>When the introduction was accepted for sending; no brief goes out before it.</summary>
    public DateTimeOffset? IntroducedAt { get; set; }

    /// <summary>When the person said stop; nothing unasked reaches them until they say start.</summary>
    public DateTimeOffset? StoppedAt { get; set; }

    public DateTimeOffset? LeftAt { get; set; }

    public int Version { get; set; }

    public List<ChatIdentity> Identities { get; init; } = [];

    public List<Absence> Absences { get; init; } = [];
}

/// <summary>The audiences that messages and questions are written for.</summary>
public enum WorkFunction { Unsaid, Operators, Engineers, Maintenance, It, PlantManagers }

[Flags]
public enum InstallationRole { None = 0, Admin = 1, Auditor = 2 }

/// <summary>One account of a person on one platform; exactly one per person is preferred.</summary>
public sealed class ChatIdentity
{
    public required IdentityId Id { get; init; }

    public required PersonId PersonId { get; init; }

    public required string Channel { get; init; }

    public required string Workspace { get; init; }

    public required string UserId { get; init; }

    public bool Preferred { get; set; }

    /// <summary>Why the platform last refused this address for good; null while it can be reached.</summary>
    public string? DeadReason { get; set; }

    public DateTimeOffset LinkedAt { get; init; }
}

/// <summary>Days, both included, on which the person must not be asked and nothing is counted.</summary>
public sealed class Absence
{
    public required AbsenceId Id { get; init; }

    public required PersonId PersonId { get; init; }

    public required DateOnly From { get; set; }

    public required DateOnly Until { get; set; }

    public required PersonId? DeclaredBy { get; init; }

    public DateTimeOffset DeclaredAt { get; init; }
}

/// <summary>A day off in a named calendar: a public holiday of a country, or a shutdown of a site (calendar <c>site:Bursa</c>).</summary>
public sealed class Holiday
{
    public required string Calendar { get; init; }

    public required DateOnly Date { get; init; }

    public required string Name { get; set; }

    public bool IsShutdown { get; set; }
}
