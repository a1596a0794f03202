using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadershipBot.Channels.Teams.Setup;

/// <summary>
/// The app package that is uploaded to Teams: a manifest and two icons. It asks for exactly what the code uses; schema 1.19
/// is old enough for every tenant that gets updates at all.
/// </summary>
public static class TeamsPackage
{
    public const string SchemaVersion = "1.19";

    /// <summary>What Teams offers while somebody types: words of the command grammar.</summary>
    public static readonly IReadOnlyList<(string Word, string Does)> Commands =
    [
        ("help", "What you can do here"),
        ("waiting", "What waits on whom, oldest first"),
        ("projects", "Your projects and their phase"),
        ("time", "Choose when your brief comes"),
        ("absences", "When you are away"),
        ("stop", "Nothing unasked until you say start"),
    ];

    internal static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="appId">The bot's registration; the app in Teams carries the same id.</param>
    /// <param name="host">The bot's public https address without a path.</param>
    /// <param name="version">The product's version, three numbers.</param>
    public static byte[] Build(Guid appId, Uri host, string version)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "manifest.json", System.Text.Encoding.UTF8.GetBytes(Manifest(appId, host, version).ToJsonString(Indented)));
            foreach (var icon in new[] { "color.png", "outline.png" })
                Add(zip, icon, Icon(icon));
        }
        return file.ToArray();
    }

    public static JsonObject Manifest(Guid appId, Uri host, string version) => new()
    {
        ["$schema"] = $"https://developer.microsoft.com/json-schemas/teams/v{SchemaVersion}/MicrosoftTeams.schema.json",
        ["manifestVersion"] = SchemaVersion,
        ["version"] = version,
        ["id"] = appId.ToString(),
        ["developer"] = new JsonObject
        {
            ["name"] = "LeadershipBot", ["websiteUrl"] = host.ToString(), ["privacyUrl"] = host.ToString(),
            ["termsOfUseUrl"] = host.ToString(),
        },
        ["name"] = new JsonObject { ["short"] = "LeadershipBot", ["full"] = "LeadershipBot for sponsors of IT and OT projects" },
        ["description"] = new JsonObject
        {
            ["short"] = "One short brief at your own time: what waits on you, and a tap to answer.",
            ["full"] = "Keeps the sponsors of IT and OT projects engaged after approval. One brief at a time of your choosing, answered in "
                + "seconds. It records whether requests were answered and decisions made, never your messages or your calendar.",
        },
        ["icons"] = new JsonObject { ["color"] = "color.png", ["outline"] = "outline.png" },
        ["accentColor"] = "#0B6070",
        ["bots"] = new JsonArray(new JsonObject
        {
            ["botId"] = appId.ToString(),
            ["scopes"] = new JsonArray("personal", "team", "groupChat"),
            ["supportsFiles"] = false,
            ["isNotificationOnly"] = false,
            ["commandLists"] = new JsonArray(new JsonObject
            {
                ["scopes"] = new JsonArray("personal", "team", "groupChat"),
                ["commands"] = new JsonArray([.. Commands.Select(static c =>
                    new JsonObject { ["title"] = c.Word, ["description"] = c.Does })]),
            }),
        }),
        ["defaultInstallScope"] = "personal",
        ["validDomains"] = new JsonArray(host.Host),
    };

    private static byte[] Icon(string name)
    {
        using var stream = typeof(TeamsPackage).Assembly.GetManifestResourceStream($"teams.{name}")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] bytes)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(bytes);
    }
}
