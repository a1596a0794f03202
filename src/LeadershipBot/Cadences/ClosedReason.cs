namespace LeadershipBot.Cadences;

/// <summary>Why a person may not be messaged at an instant. Stored as text with the delivery, so names are frozen.</summary>
public enum ClosedReason
{
    /// <summary>Not closed: the person is at work.</summary>
    Open,

    /// <summary>A working day, but before or after the hours.</summary>
    OutsideHours,

    /// <summary>A weekday the person does not work.</summary>
    NotAWorkingDay,

    /// <summary>A holiday of the person's calendar.</summary>
    Holiday,

    /// <summary>The site is shut.</summary>
    Shutdown,

    /// <summary>The person is away.</summary>
    Absent,

    /// <summary>A day off in the shift rota.</summary>
    OffRota,

    /// <summary>The zone never had this date (it crossed the date line). Only of occurrences, never of an instant.</summary>
    NoSuchDate,
}
