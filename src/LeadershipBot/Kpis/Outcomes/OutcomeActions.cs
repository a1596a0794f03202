using System.Text.Json.Serialization;
using LeadershipBot.Messaging;

namespace LeadershipBot.Kpis.Outcomes;

/// <summary>A head agrees to an outcome for their side.</summary>
public sealed record AgreeOutcome([property: JsonPropertyName("c")] OutcomeCardId Card) : IAction<AgreeOutcome>
{
    public static string Name => "outcome.agree.1";
}

/// <summary>Takes the agreement back.</summary>
public sealed record TakeAgreementBack([property: JsonPropertyName("c")] OutcomeCardId Card) : IAction<TakeAgreementBack>
{
    public static string Name => "outcome.agree-back.1";
}

/// <summary>Takes a proposal back; refused once a head has agreed.</summary>
public sealed record TakeProposalBack([property: JsonPropertyName("c")] OutcomeCardId Card) : IAction<TakeProposalBack>
{
    public static string Name => "outcome.propose-back.1";
}
