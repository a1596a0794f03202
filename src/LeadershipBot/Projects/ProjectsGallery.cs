using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects.Commands;

namespace LeadershipBot.Projects;

/// <summary>An example of everything the project, role and pilot commands say.</summary>
public sealed class ProjectsGallery : IGallerySource
{
    private const string Mes = "MES and Historian";
    private static readonly UndoOffer Undo = UndoOffer.Example;
    private static readonly DateOnly Approved = new(2027, 2, 1);
    private static readonly DateTimeOffset At = new(2027, 3, 2, 11, 0, 0, TimeSpan.Zero);

    private static readonly ReachReport Reach = new(
    [
        new(PersonId.From(Guid.Empty), "Jane Doe", "Europe/Berlin", [RoleKind.Sponsor], null, At),
        new(PersonId.From(Guid.Empty), "Mia Lang", "Asia/Tokyo", [RoleKind.Lead], "no chat account linked", null),
    ], At, "Jane Doe", "Europe/Berlin", null);

    public IEnumerable<GalleryEntry> Entries => [.. Projects(), .. Roles(), .. Pilots()];

    private static GalleryEntry[] Projects() =>
    [
        GalleryEntry.Of("project.added", "A project is added", ProjectMessages.Added(Mes, Undo)),
        GalleryEntry.Of("project.renamed", "A project is renamed", ProjectMessages.Renamed(Mes, "MES 2", Undo)),
        GalleryEntry.Of("project.closed", "A project is closed", ProjectMessages.Closed(Mes, Undo)),
        GalleryEntry.Of("project.phase", "A phase begins", ProjectMessages.PhaseEntered(Mes, Phase.GoLive, 1, true, Undo)),
        GalleryEntry.Of("project.phase.alone", "A phase begins without a sponsor",
            ProjectMessages.PhaseEntered(Mes, Phase.Execution, 0, false, Undo)),
        GalleryEntry.Of("project.phase.already", "The phase it is in", ProjectMessages.PhaseAlready(Mes, Phase.GoLive)),
        GalleryEntry.Of("project.approved", "A project is approved",
            ProjectMessages.Approved(Mes, Approved, null, false, Phase.Planning, Undo)),
        GalleryEntry.Of("project.approved.before", "Approved before the bot came",
            ProjectMessages.Approved(Mes, null, null, true, Phase.Execution, Undo)),
        GalleryEntry.Of("project.paused", "A project is paused", ProjectMessages.Paused(Mes, true, Undo)),
        GalleryEntry.Of("project.resumed", "A project goes on", ProjectMessages.Paused(Mes, false, Undo)),
        GalleryEntry.Of("project.paused.already", "A project is paused already", ProjectMessages.PausedAlready(Mes, true)),
        GalleryEntry.Of("all.paused", "Everything is paused", ProjectMessages.AllPaused(true, Undo)),
        GalleryEntry.Of("all.resumed", "Everything goes on", ProjectMessages.AllPaused(false, Undo)),
        GalleryEntry.Of("all.paused.already", "Nothing is paused", ProjectMessages.AllPausedAlready(false)),
        GalleryEntry.Of("project.list", "Projects", ProjectMessages.Projects(
            [new(Mes, Phase.Execution, ["Jane Doe"], Approved, true, false),
                new("Fiber Ring", Phase.Planning, [], null, false, false)], 2, true)),
        GalleryEntry.Of("project.list.empty", "No projects", ProjectMessages.Projects([], 0, true)),
        GalleryEntry.Of("site.added", "A site is added", ProjectMessages.SiteAdded("Bursa", "Europe/Istanbul", false, Mes, Undo)),
        GalleryEntry.Of("site.joined", "A site joins a project", ProjectMessages.SiteJoined("Bursa", Mes, Undo)),
        GalleryEntry.Of("site.joined.already", "A site is in the project", ProjectMessages.SiteJoinedAlready("Bursa", Mes)),
    ];

    private static GalleryEntry[] Roles() =>
    [
        GalleryEntry.Of("role.sponsor", "A sponsor is named",
            ProjectMessages.SponsorNamed(Mes, "Bo Ek", new(2027, 3, 15), true, ["Jane Doe"], true, null, Undo)),
        GalleryEntry.Of("role.sponsor.first", "A first sponsor without an account",
            ProjectMessages.SponsorNamed(Mes, "Bo Ek", Approved, false, [], false, "no chat account linked", Undo)),
        GalleryEntry.Of("role.named", "A role is given",
            ProjectMessages.RoleNamed(Mes, "Mia Lang", RoleKind.Lead, Approved, false, Undo)),
        GalleryEntry.Of("role.already", "A role is held already", ProjectMessages.HasRoleAlready("Mia Lang", RoleKind.Lead, Mes)),
        GalleryEntry.Of("role.ended", "A role ends",
            ProjectMessages.RoleEnded(Mes, "Mia Lang", RoleKind.Lead, new(2027, 3, 31), Undo)),
        GalleryEntry.Of("role.deputy", "An executive names a deputy", ProjectMessages.StandInNamed(
            [Mes, "Fiber Ring"], "Mia Lang", "Jane Doe", RoleKind.Deputy, new DateSpan(Approved, new(2027, 5, 14)), true, true,
                Undo)),
        GalleryEntry.Of("role.assistant", "An assistant is named",
            ProjectMessages.StandInNamed([Mes], "Mia Lang", "Jane Doe", RoleKind.Assistant, null, false, false, Undo)),
    ];

    private static GalleryEntry[] Pilots() =>
    [
        GalleryEntry.Of("pilot.started", "A pilot starts", ProjectMessages.PilotStarted(Mes, Reach, "Europe/Istanbul", Undo)),
        GalleryEntry.Of("pilot.runs", "A pilot runs, and all is paused",
            ProjectMessages.PilotRuns(Mes, Reach with { FirstAt = null, Held = "everything is paused" }, "Europe/Istanbul")),
        GalleryEntry.Of("project.status", "Status for the PMO", ProjectMessages.Status(new StatusView(
            Mes, Phase.Execution, Approved, true, true, false, ["Bursa"],
            [new(RoleKind.Sponsor, "Jane Doe", null, null, false), new(RoleKind.Deputy, "Bo Ek", null, new(2027, 5, 14), true)],
            ProjectMessages.CharterState(null, true), (1, new DateOnly(2027, 3, 2)), Reach, true), "Europe/Istanbul")),
        GalleryEntry.Of("project.status.member", "Status for a member", ProjectMessages.Status(new StatusView(
            Mes, Phase.Planning, null, false, false, false, [], [], null, null, null, false), "Europe/Berlin")),
    ];
}

/// <summary>The charter in its states, and its form.</summary>
public sealed class CharterGallery : IGallerySource
{
    private static readonly CharterView View = new(
        CharterId.From(new Guid("01890000-0000-7000-8000-000000000003")), "MES and Historian", "Jane Doe", Phase.Execution, 4,
        CharterRhythm.Fortnightly, 5, "Bo Ek", "each site's teams every four weeks; one talk on the floor a month",
        "One scheduling screen for both plants (OEE 78 %)", null, "Ali Demir", null, null);

    private static readonly CharterView Signed = View with
    {
        SignedAt = new DateTimeOffset(2027, 3, 2, 11, 0, 0, TimeSpan.Zero),
        Changed = "4 to 2 hours per fortnight",
        HoursPerFortnight = 2,
    };

    public IEnumerable<GalleryEntry> Entries =>
    [
        GalleryEntry.Of("charter.proposed", "A charter is proposed", CharterMessages.Card(View)),
        GalleryEntry.Of("charter.signed", "A charter that was agreed to", CharterMessages.Card(Signed)),
        GalleryEntry.Of("charter.withdrawn", "A charter that no longer applies", CharterMessages.Withdrawn("MES and Historian")),
        GalleryEntry.Of("charter.seen", "A charter as the PMO reads it", CharterMessages.Seen(Signed)),
        GalleryEntry.Of("charter.none", "No charter", CharterMessages.None("MES and Historian")),
        GalleryEntry.Of("charter.agreed", "The sponsor agrees", CharterMessages.Agreed(View, UndoOffer.Example)),
        GalleryEntry.Of("charter.pmo", "The PMO is told", CharterMessages.PmoToldAgreed(Signed)),
        GalleryEntry.Of("charter.change", "The charter's form",
            CharterMessages.Change(new ChangeCharter(View.Id, 4, CharterRhythm.Fortnightly, 5))),
    ];
}
