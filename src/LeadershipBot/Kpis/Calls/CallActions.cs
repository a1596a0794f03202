using System.Text.Json.Serialization;
using LeadershipBot.Messaging;

namespace LeadershipBot.Kpis.Calls;

/// <summary>One tap on what to do about a KPI.</summary>
public sealed record DecideKpi(
    [property: JsonPropertyName("a")] KpiAskId Ask,
    [property: JsonPropertyName("c")] KpiChoice Choice) : IAction<DecideKpi>
{
    public static string Name => "kpis.decide.1";
}

/// <summary>Takes the call back; it is open again.</summary>
public sealed record TakeKpiCallBack([property: JsonPropertyName("a")] KpiAskId Ask) : IAction<TakeKpiCallBack>
{
    public static string Name => "kpis.call-back.1";
}
