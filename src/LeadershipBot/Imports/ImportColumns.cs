namespace LeadershipBot.Imports;

/// <summary>A column of an import file: what it means and a cell that would be right.</summary>
public sealed record ImportColumn(string Name, bool Required, string Means, string Example);

/// <summary>The columns of every kind of file. Templates, help and refusals are made from this table.</summary>
public static class ImportColumns
{
    private static readonly Dictionary<ImportKind, ImportColumn[]> ByKind = new()
    {
        [ImportKind.People] =
        [
            new("name", true, "how the person is called", "Ali Demir"),
            new("email", false, "finds the person again at the next import", "ali.demir@example.com"),
            new("zone", false, "IANA time zone; a new person needs one, or a site", "Europe/Istanbul"),
            new("days", false, "working days", "Mon-Fri"),
            new("hours", false, "working hours", "08:00-17:30"),
            new("rota", false, "shift rota in place of days and hours, or none",
                "DDNN---- from 2027-01-04 day 06:00-18:00 night 18:00-06:00"),
            new("language", false, "language key", "en"),
            new("calendar", false, "holiday calendar, or none", "TR"),
            new("site", false, "a site that is known", "Bursa"),
            new("accounts", false, "chat accounts, parted by semicolons; the first is preferred",
                "slack/T0123/U0456; teams/TENANT/USER"),
            new("roles", false, "project and role, parted by semicolons", "MES and Historian: lead; Fiber Ring: member"),
        ],
        [ImportKind.Projects] =
        [
            new("name", true, "how the project is called", "MES and Historian"),
            new("phase", false, "planning, execution, go-live, stabilise, sustain or closed", "execution"),
            new("approved", false, "the day of approval, or -- for before the bot came", "2027-02-01"),
            new("sites", false, "sites, parted by semicolons; a new one with its zone",
                "Bursa (Europe/Istanbul); Wolfsburg (Europe/Berlin)"),
            new("sponsor", false, "e-mail address or full name", "jane.doe@example.com"),
            new("deputy", false, "the sponsor's deputy, perhaps with vote", "mia.lang@example.com with vote"),
            new("chair", false, "chair of the steering committee", "bo.ek@example.com"),
            new("lead", false, "leads, parted by semicolons", "it.lead@example.com; ot.lead@example.com"),
            new("pmo", false, "PMOs, parted by semicolons", "ali.demir@example.com"),
            new("members", false, "members, parted by semicolons", "one@example.com; two@example.com"),
        ],
        [ImportKind.Absences] =
        [
            new("person", true, "e-mail address or full name", "jane.doe@example.com"),
            new("from", true, "first day away", "2027-08-02"),
            new("until", true, "last day away, included", "2027-08-20"),
        ],
        [ImportKind.Holidays] =
        [
            new("calendar", true, "name of the calendar, or site:NAME for a site's shutdown", "TR"),
            new("date", true, "the day", "2027-04-23"),
            new("name", true, "what the day is called", "National Sovereignty Day"),
            new("shutdown", false, "yes when the site is shut that day", "no"),
        ],
        [ImportKind.Outcomes] =
        [
            new("project", true, "a project that is known", "MES and Historian"),
            new("sentence", true, "the outcome both sides agreed to, in one sentence", "One scheduling screen for both plants"),
            new("target", false, "the number that will show it", "OEE 78 %"),
            new("date", false, "by when", "2027-12-31"),
            new("it", false, "who agreed for IT", "it.head@example.com"),
            new("ot", false, "who agreed for OT", "ot.head@example.com"),
        ],
        [ImportKind.Kpis] =
        [
            new("project", true, "a project that is known", "MES and Historian"),
            new("name", true, "a KPI of the catalogue, or one of your own", "Unplanned downtime"),
            new("unit", false, "its unit; a KPI of your own needs it unless it is a bare number", "%"),
            new("better", false, "higher or lower; a KPI of your own needs it", "lower"),
            new("formula", false, "how it is counted", "unplanned stop time divided by planned busy time"),
            new("target", false, "the number to reach", "5"),
            new("green", false, "green up to here", "5"),
            new("red", false, "red beyond here", "10"),
            new("period", false, "week, month, quarter or year: how often a new value is due", "week"),
            new("source", false, "where the number comes from", "MES"),
            new("owner", false, "who answers for it: e-mail address or full name", "jane.doe@example.com"),
            new("outcome", false, "the agreed outcome it shows, in its own words", "One scheduling screen for both plants"),
        ],
        [ImportKind.Readings] =
        [
            new("kpi", true, "the KPI's name", "Unplanned downtime"),
            new("project", false, "needed where several projects have a KPI of that name", "MES and Historian"),
            new("date", true, "the day the value is of", "2027-03-01"),
            new("value", true, "the value, with a dot before decimals", "4.2"),
        ],
        [ImportKind.Decisions] =
        [
            new("project", true, "a project whose pilot has started", "MES and Historian"),
            new("decider", true, "e-mail address or full name", "jane.doe@example.com"),
            new("second", false, "the other head, when both have to choose", "ot.head@example.com"),
            new("question", true, "its title; what the project was asked once is not asked again", "Firewall owner, Site B"),
            new("options", true, "2 to 6, parted by bars", "OT engineering | IT operations"),
            new("due", true, "the last day that is in time", "2027-03-12"),
            new("area", false, "the clash it is about", "patch window against output"),
            new("outcome", false, "the agreed outcome it serves", "One scheduling screen for both plants"),
            new("cost", false, "what a day of waiting costs", "2,000 EUR"),
            new("waits", false, "people and teams that wait, parted by semicolons", "Line 3; Ali Demir"),
            new("proposed", false, "the option the PMO proposes", "OT engineering"),
        ],
        [ImportKind.Charters] =
        [
            new("project", true, "a project that is known", "MES and Historian"),
            new("sponsor", true, "who sponsors it: e-mail address or full name", "jane.doe@example.com"),
            new("phase", false, "the phase it is for; empty for the present one", "execution"),
            new("hours", false, "hours per fortnight, 0 to 80", "3"),
            new("rhythm", false, "review: weekly, fortnightly or monthly", "fortnightly"),
            new("days", false, "decides within so many working days, 1 to 30", "5"),
            new("deputy", false, "who stands in", "mia.lang@example.com"),
            new("addresses", false, "whom the sponsor addresses in person, and how often", "All shifts, once a quarter"),
            new("stop", false, "what would make the sponsor stop the project", "Output falls for two months"),
            new("signed", false, "the day it was agreed to; empty asks the sponsor", "2027-02-01"),
        ],
        [ImportKind.Attended] =
        [
            new("project", true, "a project that is known", "MES and Historian"),
            new("date", true, "the day of a meeting that took place", "2027-02-23"),
            new("came", true, "who came, parted by semicolons, with a deputy in brackets; a sponsor not named was absent",
                "jane.doe@example.com; ot.head@example.com (mia.lang@example.com)"),
        ],
    };

    public static IReadOnlyList<ImportColumn> Of(ImportKind kind) => ByKind[kind];

    /// <summary>The header line alone, ready to be saved as a file.</summary>
    public static string Template(ImportKind kind) => string.Join(',', Of(kind).Select(static c => c.Name)) + "\n";

    /// <summary>Header and one example row.</summary>
    public static string Example(ImportKind kind) =>
        Template(kind) + string.Join(',', Of(kind).Select(static c => Cell(c.Example))) + "\n";

    private static string Cell(string text) =>
        text.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
