using System.Globalization;

namespace LeadershipBot.Host.Demo;

/// <summary>What Ali asked to be decided, the rules and commitments that came of it, and the steering meetings.</summary>
internal static class DemoDecisions
{
    private const string Mes = DemoCompany.Mes;
    private const string Network = DemoCompany.Network;

    /// <param name="today">The day the visitor arrives; the days in the lines are counted from it.</param>
    public static IReadOnlyList<DemoLine> Lines(DateOnly today)
    {
        DemoLine Ask(int ago, string who, string project, string what, string options, int due, string more = "") =>
            new(ago, DemoCompany.Pmo,
                $"ask \"{who}\" on \"{project}\" \"{what}\" options {options} by {Day(today, ago - due)} {more}".TrimEnd());
        DemoLine Type(int ago, string text) => new(ago, DemoCompany.Pmo, text);
        return
        [
            Ask(150, "Carlos Rivas", Mes, "First line to connect, Monterrey", "Line 2 | Line 4", 14,
                "propose Line 2 waits \"Diego Salas\""),
            Ask(140, "Jonas Weber", Network, "Who patches the plant switches", "IT | OT", 14,
                "waits \"Karl Beck\", \"Lena Vogt\""),
            Ask(120, "Meral Kaya", Mes, "Patch night in Bursa, autumn", "Patch | Run", 14,
                "area patch window against output waits \"Fatma Oz\""),
            Ask(64, "Meral Kaya", Mes, "Patch night in Bursa, winter", "Patch | Run", 14,
                "area patch window against output cost 4,000 EUR waits \"Fatma Oz\", Line 3"),
            Ask(45, "Priya Nair", Network, "Remote access for the robot maker", "Jump host | None", 14,
                "propose Jump host waits \"Noor Haddad\""),
            Ask(33, "Meral Kaya", Mes, "Firewall owner, Site B", "OT | IT", 10,
                "propose OT cost 2,000 EUR waits Line 3, \"Emre Yildiz\", \"Diego Salas\""),
            Ask(26, "Aylin Toprak", Mes, "Budget for the second historian", "Release | Hold until April", 10,
                "cost 900 EUR waits \"Emre Yildiz\""),
            Ask(12, "Henrik Lund", Network, "Freeze of changes before go-live", "Two weeks | One week", 14),
            Ask(6, "Meral Kaya", Network, "Spare switches on site", "Buy now | Share between plants", 12, "waits \"Karl Beck\""),
            Type(110, $"rule \"{Network}\" remote access against security: Priya Nair decides within 3 days"),
            Type(80, $"commit \"Carlos Rivas\" on \"{Mes}\" \"free two engineers for the pilot line\" by {Day(today, 50)}"),
            Type(30, $"commit \"Jonas Weber\" on \"{Network}\" \"name a deputy for the change board\" by {Day(today, 16)}"),
            Type(20, $"commit \"Meral Kaya\" on \"{Mes}\" \"visit line 3 with the shift leads\" by {Day(today, 4)}"),
            Type(160, $"attended \"{Mes}\" {Day(today, 161)} Meral Kaya, Carlos Rivas, Aylin Toprak"),
            Type(100, $"attended \"{Mes}\" {Day(today, 101)} Meral Kaya, Carlos Rivas"),
            Type(68, $"attended \"{Network}\" {Day(today, 69)} Jonas Weber (Tomas Brandt), Priya Nair, Henrik Lund"),
            Type(40, $"meeting \"{Mes}\" {Day(today, 40)} cancelled"),
            Type(10, $"attended \"{Mes}\" {Day(today, 11)} Carlos Rivas"),
            Type(5, $"meeting \"{Network}\" {Day(today, -9)} planned"),
        ];
    }

    private static string Day(DateOnly today, int ago) =>
        today.AddDays(-ago).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
