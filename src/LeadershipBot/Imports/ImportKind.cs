namespace LeadershipBot.Imports;

public enum ImportKind { People, Projects, Absences, Holidays, Outcomes, Kpis, Readings, Decisions, Charters, Attended }

/// <summary>Dry run: only report. Apply: all rows or none. Skip bad rows: the good ones.</summary>
public enum ImportMode { DryRun, Apply, SkipBadRows }
