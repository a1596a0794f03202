using LeadershipBot.Projects;

namespace LeadershipBot.Channels.Web.PeoplePages;

internal static class PeopleMessages
{
    public const string Title = "People";
    public const string Lead = "Who the bot can reach, and why not. Nobody is measured here.";
    public const string EmptyTitle = "Nobody yet";
    public const string Empty = "Import people, or name a sponsor in the chat; whoever is named on your projects appears here.";
    public const string EmptyNext = "LeadershipBot.Host import people --template";
    public const string Person = "Person";
    public const string Where = "Zone";
    public const string RolesLabel = "Roles";
    public const string ReachLabel = "Reachable";
    public const string Admin = "Administrator";
    public const string Auditor = "Auditor";
    public const string DeliveriesOf = "Deliveries";
    public const string NoAccount = "no chat account linked; send a personal link";

    public static string Word(Reach reach) => reach switch
    {
        Reach.Reachable => "yes",
        Reach.Away => "away",
        _ => "no",
    };

    public static string Left(string day) => $"left {day}";

    public static string Stopped(string day) => $"said stop {day}; start is theirs to say";

    public static string Dead(string channel, string reason) => $"{PmoWords.Channel(channel)}: {reason}";

    public static string In(string channel) => $"in {PmoWords.Channel(channel)}";

    public static string Away(string day, string where) => $"until {day}, then {where}";

    public static string Role(RoleKind kind, string project) => $"{PmoWords.Of(kind)}, {project}";
}
