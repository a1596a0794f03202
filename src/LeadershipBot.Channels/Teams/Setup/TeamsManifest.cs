namespace LeadershipBot.Channels.Teams.Setup;

/// <summary>The app package for Teams as the operator asks for it, and what it asks for.</summary>
internal sealed class TeamsManifest : IManifestSource
{
    private const string FileName = "leadershipbot-teams.zip";

    public string Platform => "teams";

    public IReadOnlyList<ManifestReason> Reasons =>
    [
        new("bot, scope personal", "briefs, questions and answers in a chat with each person", "nobody can be reached at all"),
        new("bot, scope team", "commands in a channel, answered privately, and posts to channels",
            "commands work only in the bot's own chat"),
        new("bot, scope groupChat", "commands in a group chat, answered privately", "commands work only in the bot's own chat"),
        new("command list", "Teams offers the commands while somebody types", "everything still works; it has to be known"),
        new("valid domain, your host", "links to the bot's own pages open without a warning", "Teams warns before every link"),
        new("no Graph permission", "members are read from the chats the app is in, nothing else", "nothing is missing"),
        new("no message of others", "only messages to the bot, or that name it, reach it", "nothing is missing"),
    ];

    public Outcome<string> Write(ManifestRequest request) => Read(request).Then<string>(static r =>
        TeamsPackage.Manifest(r.App, r.Host, Version).ToJsonString(TeamsPackage.Indented));

    public Outcome<ManifestPackage>? Pack(ManifestRequest request) => Read(request).Then<ManifestPackage>(static r =>
        new ManifestPackage(FileName, TeamsPackage.Build(r.App, r.Host, Version)));

    private static string Version => typeof(TeamsManifest).Assembly.GetName().Version!.ToString(3);

    private static Outcome<(Guid App, Uri Host)> Read(ManifestRequest request)
    {
        if (!Guid.TryParse(request.AppId, out var app))
            return Refusal.Invalid("Say --app-id with the application (client) id of the bot's registration, a GUID.");
        return request.Host is { Scheme: "https", AbsolutePath: "/" } host
            ? (app, host) : Refusal.Invalid("Teams posts only to an https address without a path: say --host https://bot.example.com.");
    }
}
