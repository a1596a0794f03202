using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;

namespace LeadershipBot.Channels.Web;

/// <summary>The product's own terms as a reader should see them.</summary>
internal static class PmoWords
{
    public static string Of(Phase phase) => phase switch
    {
        Phase.GoLive => "Go-live",
        _ => phase.ToString(),
    };

    public static string Of(RoleKind role) => role switch
    {
        RoleKind.SteeringChair => "Steering chair",
        RoleKind.Pmo => "PMO",
        _ => role.ToString(),
    };

    public static string Of(MessageKind kind) => kind switch
    {
        MessageKind.PmoNotice => "PMO notice",
        MessageKind.DecisionAsk => "Ask for a decision",
        MessageKind.DecisionNotice => "Notice of a decision",
        _ => kind.ToString(),
    };

    public static string Of(LedgerEvent happened) => happened switch
    {
        LedgerEvent.HeldBack => "Held back",
        LedgerEvent.Missed => "Missed by the bot",
        LedgerEvent.Ambiguous => "Outcome unknown",
        _ => happened.ToString(),
    };

    public static string Of(AnswerCapacity capacity) => capacity switch
    {
        AnswerCapacity.Deputy => "as deputy",
        AnswerCapacity.Assistant => "by the assistant",
        _ => "",
    };

    public static string Channel(string channel) => channel switch
    {
        "web" => "web chat",
        "slack" => "Slack",
        "teams" => "Teams",
        _ => channel,
    };
}
