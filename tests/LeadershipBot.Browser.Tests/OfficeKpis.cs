using LeadershipBot.Data;
using LeadershipBot.Kpis;
using LeadershipBot.People;
using LeadershipBot.Projects;

namespace LeadershipBot.Browser.Tests;

/// <summary>KPIs of every state: reached, missed, too old, and one that never had a value.</summary>
internal static class OfficeKpis
{
    public static void AddTo(LeadershipDb db, ProjectId project, PersonId owner, DateTimeOffset now)
    {
        Add(db, project, owner, now, "Unplanned downtime", 5, 10, 0, 9.1, 8.7, 8.9, 7.8, 7.2, 7.4, 6.6, 6.1, 5.9, 5.2, 5.4, 4.8);
        Add(db, project, owner, now, "Workaround rate seen by the team in the last month", 10, 20, 0, 31, 28, 24, 27);
        Add(db, project, null, now, "Exceptions past their end", 0, 2, 60, 4, 3, 3);
        Add(db, project, null, now, "Time to detect", 24, 48, 0);
    }

    private static void Add(LeadershipDb db, ProjectId project, PersonId? owner, DateTimeOffset now, string name, double green,
        double red,
        int daysOld, params double[] values)
    {
        var kpi = new Kpi
        {
            Id = KpiId.New(), ProjectId = project, Name = name, Formula = "unplanned stop time divided by planned busy time",
            Unit = "%",
            Better = KpiBetter.Lower, Target = green, Green = green, Red = red, Period = KpiPeriod.Week,
            Source = "MES, historian",
            OwnerId = owner, CreatedAt = now.AddDays(-120),
        };
        db.Kpis.Add(kpi);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        for (var n = 0; n < values.Length; n++)
            db.KpiReadings.Add(new KpiReading
            {
                KpiId = kpi.Id, On = today.AddDays(-daysOld - (7 * (values.Length - 1 - n))), Value = values[n],
                Origin = ReadingOrigin.Service, At = now,
            });
    }
}
