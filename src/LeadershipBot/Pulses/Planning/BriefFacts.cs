using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Pulses.Planning;

/// <summary>A running project that a person is, was or will be sponsor of.</summary>
public sealed record Sponsorship(DateOnly From, DateOnly? Until, ProjectId Id, string Name, Phase Phase, DateOnly? ApprovedOn)
{
    public bool Covers(DateOnly day) => From <= day && (Until is null || day <= Until);
}

/// <summary>A deputy or assistant of the executive on one project, for a time.</summary>
public sealed record StandIn(DateOnly From, DateOnly? Until, RoleKind Kind, ProjectId Project, Person Person,
    Availability Availability)
{
    public bool Covers(DateOnly day) => From <= day && (Until is null || day <= Until);
}

/// <summary>
/// What is known about one cadence line, with everything that has dates of its own: <see cref="At"/> gives what holds at an
/// instant. The planner asks for now, the preview for each instant ahead, so that both decide on the same.
/// </summary>
/// <param name="Introduced">The introduction went out, or is on its way.</param>
/// <param name="Facts">What the practices know that fills questions.</param>
/// <param name="Excused">How many of the line's unanswered ones closed in an absence that was declared afterwards.</param>
public sealed record BriefFacts(
    CadenceLine Line, Person Person, Availability Availability, bool Introduced, IReadOnlyList<Sponsorship> Sponsorships,
    IReadOnlyList<StandIn> StandIns, ILookup<ProjectId, AskedItem> History, int Excused, IReadOnlyList<DateTimeOffset> Unasked,
    FactSheet Facts)
{
    /// <summary>Why nothing unasked may go to the person, whatever is due: the pilot group; null when all may be asked.</summary>
    public string? Excluded { get; init; }

    public int Unanswered => Math.Max(0, Line.UnansweredInRow - Excused);

    public BriefFacts Within(PilotOptions pilot) => this with { Excluded = pilot.WhyNot(Person) };

    public BriefInput At(DateTimeOffset now)
    {
        var day = RoleDay(now);
        List<Sponsorship> own = [.. Current(day)];
        var rhythm = BriefRhythm.For(own.Select(static s => (s.Phase, s.ApprovedOn)), Zones.DateOf(now, Person.Zone),
            Line.Lighter);
        return new BriefInput(Line, BriefRhythm.With(Recurrence.Parse(Line.Recurrence).Value, rhythm), Person, Availability,
            [.. own.Select(s => Project(s, day))], Assistants(own, day), Unanswered, Unasked);
    }

    /// <summary>Why nobody may be asked at this instant, whatever the cadence says; null when nothing is in the way.</summary>
    public string? WhyNot(DateTimeOffset now) => this switch
    {
        { Person.LeftAt: not null } => "has left",
        { Person.StoppedAt: not null } => "said stop",
        { Excluded: { } why } => why,
        _ when !Current(RoleDay(now)).Any() => "no running project with this sponsor",
        { Introduced: false } => Person.IntroducedAt is null ? "not introduced yet" : "the introduction did not arrive",
        _ when Outbox.PreferredAddress(Person) is null => "no address that can be reached",
        _ => null,
    };

    /// <summary>Why a brief that is out counts for nobody any more; null while it does.</summary>
    /// <param name="projects">The projects it asks about; none for an offer.</param>
    /// <param name="now">The instant it is looked at.</param>
    public string? WhyExcused(IReadOnlyCollection<ProjectId> projects, DateTimeOffset now) => this switch
    {
        { Person.LeftAt: not null } => "has left",
        { Person.StoppedAt: not null } => "said stop",
        _ when !Current(RoleDay(now)).Any(s => projects.Count == 0 || projects.Contains(s.Id)) =>
            "no longer sponsor, or the project rests",
        _ => null,
    };

    /// <summary>Roles are read on the UTC day for everyone, so that a role begins and ends for all at once.</summary>
    private static DateOnly RoleDay(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);

    private IEnumerable<Sponsorship> Current(DateOnly day) => Sponsorships.Where(s => s.Covers(day)).DistinctBy(static s => s.Id);

    private BriefProject Project(Sponsorship own, DateOnly day) => new(own.Id, own.Name, own.Phase, own.ApprovedOn,
        Facts.Over(new FactKey(Person.Id, own.Id), ProjectFacts.Of(own.Name, [.. StandIns
            .Where(s => s.Kind == RoleKind.Deputy && s.Project == own.Id && s.Covers(day) && s.Person.LeftAt is null)
            .DistinctBy(static s => s.Person.Id)
                .Select(static s => new FactEntry(ShortId.Write(s.Person.Id.Value), s.Person.Name))])),
        [.. History[own.Id]]);

    private List<BriefReaderBeside> Assistants(List<Sponsorship> own, DateOnly day)
    {
        var beside = new List<BriefReaderBeside>();
        foreach (var one in StandIns.Where(s => s.Kind == RoleKind.Assistant && s.Covers(day))
            .DistinctBy(static s => s.Person.Id))
        {
            var reachable = one.Person is { LeftAt: null, StoppedAt: null } && one.Person.Id != Person.Id;
            List<ProjectId> here = [.. own.Select(static s => s.Id).Where(p => StandIns.Any(i =>
                i.Person.Id == one.Person.Id && i.Project == p && i.Covers(day)))];
            if (reachable && here.Count > 0 && Outbox.PreferredAddress(one.Person) is { } to)
                beside.Add(new BriefReaderBeside(one.Person, to, one.Availability, here));
        }
        return beside;
    }
}

/// <summary>What questions may say about any project; the practices lay over it what they measure.</summary>
public static class ProjectFacts
{
    public static QuestionFacts Of(string project, IReadOnlyList<FactEntry> deputies) =>
        new(new Dictionary<string, string> { ["project"] = project },
            new Dictionary<string, IReadOnlyList<FactEntry>> { ["deputies"] = deputies });
}
