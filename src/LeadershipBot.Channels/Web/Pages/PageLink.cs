using LeadershipBot.Channels.Web.Door;

namespace LeadershipBot.Channels.Web.Pages;

/// <summary>One entry of the navigation.</summary>
internal sealed record PageLink(string Path, string Label, bool ForPmo)
{
    private static readonly PageLink[] All =
    [
        new("/", "Chat", false),
        new("/waiting", "Waiting", true),
        new("/decisions", "Decisions", true),
        new("/projects", "Projects", true),
        new("/kpis", "KPIs", true),
        new("/people", "People", true),
        new("/deliveries", "Deliveries", true),
        new("/gallery", "Gallery", false),
    ];

    public static IEnumerable<PageLink> For(Visitor visitor) => All.Where(l => visitor.IsPmo || !l.ForPmo);

    public bool IsCurrent(string path) =>
        path == Path || (Path.Length > 1 && path.StartsWith(Path + "/", StringComparison.Ordinal));
}
