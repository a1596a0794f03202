using LeadershipBot.Messaging;
using LeadershipBot.People;

namespace LeadershipBot.Kpis;

/// <summary>Opens the form for a new value; what it needs to say travels in the button.</summary>
public sealed record GiveReading(KpiId Kpi, string Called, string Unit) : IAction<GiveReading>, IOpensForm
{
    public static string Name => "kpis.give.1";
}

/// <summary>A new value from the form.</summary>
public sealed record SubmitReading(KpiId Kpi) : IAction<SubmitReading>
{
    public static string Name => "kpis.submit.1";
}

/// <summary>Puts a day's value back to what it was (written to its last digit), or takes it away.</summary>
public sealed record PutReadingBack(KpiId Kpi, DateOnly On, string? Value) : IAction<PutReadingBack>
{
    public static string Name => "kpis.reading-back.1";
}

public sealed record RemoveKpi(KpiId Kpi) : IAction<RemoveKpi>
{
    public static string Name => "kpis.remove.1";
}

public sealed record KeepKpi(KpiId Kpi) : IAction<KeepKpi>
{
    public static string Name => "kpis.keep.1";
}

/// <summary>Takes a removal back.</summary>
public sealed record BringKpiBack(KpiId Kpi) : IAction<BringKpiBack>
{
    public static string Name => "kpis.bring-back.1";
}

/// <summary>Takes adding a KPI back; its values, if it has any by then, stay with it.</summary>
public sealed record ForgetAddedKpi(KpiId Kpi) : IAction<ForgetAddedKpi>
{
    public static string Name => "kpis.forget-added.1";
}

/// <summary>Puts target and owner back to what they were.</summary>
public sealed record PutKpiBack(KpiId Kpi, string? Target, PersonId? Owner) : IAction<PutKpiBack>
{
    public static string Name => "kpis.put-back.1";
}
