namespace LeadershipBot.Channels.Web.DecisionPages;

/// <summary>What the page of decisions says around the register's own words.</summary>
internal static class DecisionsPageMessages
{
    public const string Title = "Decisions";
    public const string EmptyTitle = "Nobody was asked to decide anything yet";
    public const string Empty = "What a project asks of somebody appears here, with its age and what became of it. "
        + "Begin in the chat with: ask NAME \"what\" options A | B by DATE";
    public const string Decision = "Decision";
    public const string ProjectLabel = "Project";
    public const string With = "With";
    public const string State = "State";
}
