namespace LeadershipBot.Projects;

/// <summary>Roles and phases as people say them.</summary>
internal static class RoleWords
{
    public static string Of(RoleKind kind) => kind switch
    {
        RoleKind.SteeringChair => "chair of the steering committee",
        RoleKind.Pmo => "PMO",
        RoleKind.Sponsor => "sponsor",
        RoleKind.Deputy => "deputy",
        RoleKind.Assistant => "assistant",
        RoleKind.Lead => "lead",
        _ => "member",
    };

    public static string Of(Phase phase) => phase switch
    {
        Phase.GoLive => "go-live",
        Phase.Planning => "planning",
        Phase.Execution => "execution",
        Phase.Stabilise => "stabilise",
        Phase.Sustain => "sustain",
        _ => "closed",
    };
}
