using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Tests.Kit;

/// <summary>An uploaded file, and how often somebody looked whether it is ready.</summary>
public sealed record FakeSlackFile(string Id, int Promised, int Looks, byte[] Bytes);

/// <summary>The files of the fake, and what it thinks of charts.</summary>
public sealed partial class FakeSlack
{
    public ConcurrentDictionary<string, FakeSlackFile> Files { get; } = new();

    /// <summary>False: a workspace in which the new block is refused.</summary>
    public bool DrawsCharts { get; set; } = true;

    private JsonObject NewFile(FakeSlackCall call)
    {
        var id = $"F{Files.Count + 1:000000000}";
        Files[id] = new FakeSlackFile(id, int.Parse(call.Args["length"], CultureInfo.InvariantCulture), 0, []);
        return Ok(new() { ["upload_url"] = new Uri(Url, $"/upload/{id}").ToString(), ["file_id"] = id });
    }

    private JsonObject FileOf(FakeSlackCall call)
    {
        var file = Files[call.Args["file"]] = Files[call.Args["file"]] with { Looks = Files[call.Args["file"]].Looks + 1 };
        // Slack works on it for a moment; until then it has no type.
        return Ok(new() { ["file"] = new JsonObject { ["id"] = file.Id, ["mimetype"] = file.Looks > 1 ? "image/png" : "" } });
    }

    private async Task UploadAsync(HttpContext http, string file)
    {
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes);
        if (http.Request.Headers.Authorization.Count > 0)
            _wrong.Enqueue("upload: a token went to the upload address");
        Files[file] = Files[file] with { Bytes = bytes.ToArray() };
        await http.Response.WriteAsync($"OK - {bytes.Length}");
    }

    private JsonObject? Unready(FakeSlackCall call)
    {
        var blocks = call.Json("blocks").AsArray().OfType<JsonObject>().ToList();
        if (!DrawsCharts && blocks.Exists(static b => (string?)b["type"] == "data_visualization"))
            return Invalid("unsupported type: data_visualization [json-pointer:/blocks/0/type]");
        foreach (var picture in blocks.Select(static b => (string?)b["slack_file"]?["id"]).OfType<string>())
            if (!Files.TryGetValue(picture, out var file) || file.Looks < 2 || file.Bytes.Length != file.Promised)
                return Invalid("invalid slack file [json-pointer:/blocks/0/slack_file]");
        return null;
    }

    private static JsonObject Invalid(string why)
    {
        var no = No("invalid_blocks");
        no["errors"] = new JsonArray(why);
        return no;
    }
}
