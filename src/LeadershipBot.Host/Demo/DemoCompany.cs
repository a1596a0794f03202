using LeadershipBot.Projects;

namespace LeadershipBot.Host.Demo;

/// <summary>Somebody of the made-up company. <paramref name="Title"/> says why a visitor may want to be them.</summary>
internal sealed record DemoPerson(string Name, string Title, string Site, DemoHabit? Habit = null, bool IsAdmin = false, bool InBar = true);

/// <summary>
/// How somebody answers when nobody plays them: the share of briefs answered before and after approval, and the usual delay.
/// </summary>
internal sealed record DemoHabit(int PercentBefore, int PercentAfter, double Hours, params int[] Moods);

internal sealed record DemoSite(string Name, string Zone, string Calendar, IReadOnlyList<(int Month, int Day, string Name)> Holidays);

internal sealed record DemoRole(string Project, string Person, RoleKind Kind, string? For = null, bool WithVote = false);

/// <summary>A typed line of the PMO, on a day counted back from today.</summary>
internal sealed record DemoLine(int DaysAgo, string Person, string Text);

/// <summary>Korvel Drives, a made-up maker of motors with three plants: its people, two projects and what its PMO did.</summary>
internal static class DemoCompany
{
    public const string Pmo = "Ali Demir";
    public const string Mes = "MES and Historian";
    public const string Network = "Plant Network";

    /// <summary>How long the company has worked with the bot when a visitor arrives.</summary>
    public const int DaysOfHistory = 182;

    /// <summary>Approval of both projects, which the habits turn on.</summary>
    public const int MesApprovedDaysAgo = 98;
    public const int NetworkApprovedDaysAgo = 70;

    public static IReadOnlyList<DemoSite> Sites { get; } =
    [
        new("Bursa", "Europe/Istanbul", "TR", [(1, 1, "New Year"), (4, 23, "Children's Day"), (5, 1, "Labour Day"), (8, 30, "Victory Day"), (10, 29, "Republic Day")]),
        new("Stuttgart", "Europe/Berlin", "DE", [(1, 1, "New Year"), (5, 1, "Labour Day"), (10, 3, "Unity Day"), (12, 25, "Christmas"), (12, 26, "Second day of Christmas")]),
        new("Monterrey", "America/Monterrey", "MX", [(1, 1, "New Year"), (5, 1, "Labour Day"), (9, 16, "Independence Day"), (12, 25, "Christmas")]),
    ];

    public static IReadOnlyList<DemoPerson> People { get; } =
    [
        new(Pmo, "PMO of both projects: ask for help, waiting, status, brief preview", "Bursa", IsAdmin: true),
        new("Meral Kaya", "COO, sponsors both projects; answered before approval, seldom since", "Bursa", new(96, 40, 6, 1, 0, 1)),
        new("Jonas Weber", "CIO, steady and short; his deputy steps in", "Stuttgart", new(92, 92, 3, 0, 0, 1)),
        new("Priya Nair", "CISO, slow but she answers after the reminder", "Stuttgart", new(90, 85, 62, 1, 2, 1)),
        new("Carlos Rivas", "VP Operations in Monterrey, quick", "Monterrey", new(95, 90, 1, 0, 1, 0)),
        new("Henrik Lund", "CTO, was away for three weeks and said so", "Stuttgart", new(88, 80, 9, 0, 1, 2)),
        new("Aylin Toprak", "CFO, left two briefs unanswered and chose a lighter rhythm", "Bursa", new(85, 30, 20, 1, 1, 0)),
        new("Tomas Brandt", "Deputy of Jonas Weber, with vote", "Stuttgart"),
        new("Selin Arslan", "Assistant of Meral Kaya: sees and prepares, never decides", "Bursa"),
        new("Emre Yildiz", "OT lead in Bursa", "Bursa"),
        new("Lena Vogt", "IT lead in Stuttgart", "Stuttgart"),
        new("Diego Salas", "OT engineer in Monterrey", "Monterrey", InBar: false),
        new("Fatma Oz", "Maintenance in Bursa", "Bursa", InBar: false),
        new("Karl Beck", "Plant network engineer", "Stuttgart", InBar: false),
        new("Noor Haddad", "IT security engineer", "Stuttgart", InBar: false),
    ];

    public static IReadOnlyList<DemoRole> Roles { get; } =
    [
        new(Mes, Pmo, RoleKind.Pmo), new(Network, Pmo, RoleKind.Pmo),
        new(Mes, "Meral Kaya", RoleKind.Sponsor), new(Mes, "Carlos Rivas", RoleKind.Sponsor), new(Mes, "Aylin Toprak", RoleKind.Sponsor),
        new(Network, "Meral Kaya", RoleKind.Sponsor), new(Network, "Jonas Weber", RoleKind.Sponsor),
        new(Network, "Priya Nair", RoleKind.Sponsor), new(Network, "Henrik Lund", RoleKind.Sponsor),
        new(Mes, "Henrik Lund", RoleKind.SteeringChair),
        new(Network, "Tomas Brandt", RoleKind.Deputy, "Jonas Weber", WithVote: true),
        new(Mes, "Selin Arslan", RoleKind.Assistant, "Meral Kaya"), new(Network, "Selin Arslan", RoleKind.Assistant, "Meral Kaya"),
        new(Mes, "Emre Yildiz", RoleKind.Lead), new(Network, "Lena Vogt", RoleKind.Lead),
        new(Mes, "Diego Salas", RoleKind.Member), new(Mes, "Fatma Oz", RoleKind.Member),
        new(Network, "Karl Beck", RoleKind.Member), new(Network, "Noor Haddad", RoleKind.Member),
    ];

    /// <summary>In order of time. The projects were planned with the bot, approved, and one is about to go live.</summary>
    public static IReadOnlyList<DemoLine> Lines { get; } =
    [
        new(DaysOfHistory, Pmo, $"start pilot {Mes}"),
        new(175, Pmo, $"start pilot {Network}"),
        new(MesApprovedDaysAgo, Pmo, $"approve {Mes}"),
        new(MesApprovedDaysAgo, Pmo, $"phase {Mes} execution"),
        new(NetworkApprovedDaysAgo, Pmo, $"approve {Network}"),
        new(NetworkApprovedDaysAgo, Pmo, $"phase {Network} execution"),
        new(50, "Henrik Lund", "away for 3 weeks"),
        new(9, Pmo, $"phase {Mes} go-live"),
    ];
}
