namespace LeadershipBot.Projects;

/// <summary>A role that a command ended, and when it would have ended before: what its undo needs.</summary>
public sealed record EndedRole(RoleId Id, DateOnly? Until)
{
    /// <summary>As many as fit the wire text of an undo step.</summary>
    public const int MostInUndo = 14;
}
