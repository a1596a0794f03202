using LeadershipBot.Kpis;

namespace LeadershipBot.Channels.Web.KpiPages;

/// <summary>The words of the KPI pages.</summary>
internal static class KpiPageMessages
{
    public const string Title = "KPIs";
    public const string Lead = "What each project is measured by, and how it stands. Grey: a value too old to speak.";
    public const string Project = "Project";
    public const string Standing = "How it stands";
    public const string None = "none yet";
    public const string EmptyTitle = "No KPIs yet";
    public const string Empty = "A project's KPIs show whether its outcomes are reached. Choose them from the catalogue, in the chat:";
    public const string EmptyNext = "kpi catalogue\nkpi add unplanned downtime to \"MES and Historian\" owner \"Emre Yildiz\"\nreading unplanned downtime 6.2";
    public const string Owner = "Owner";
    public const string Nobody = "nobody yet";
    public const string Formula = "Formula";
    public const string Colours = "Colours";
    public const string Source = "Source";
    public const string Shows = "Shows";

    public static string TitleOf(string project) => $"KPIs of {project}";

    public static string Tone(KpiStanding standing) => standing.Colour switch
    {
        KpiColour.Green => "good",
        KpiColour.Amber => "warn",
        KpiColour.Red => "bad",
        _ => "quiet",
    };
}
