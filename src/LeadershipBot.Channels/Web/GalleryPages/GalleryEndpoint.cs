using LeadershipBot.Channels.Web.Door;
using LeadershipBot.Channels.Web.Pages;
using LeadershipBot.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeadershipBot.Channels.Web.GalleryPages;

/// <summary><c>/gallery</c>: everything the product can say, drawn with invented content. Nothing in it can be pressed.</summary>
internal static class GalleryEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/gallery", static (HttpContext http, IEnumerable<IGallerySource> sources) => Page.Show<GalleryPage>(http, _ =>
            [("Entries", sources.SelectMany(static s => s.Entries).OrderBy(static e => e.Id, StringComparer.Ordinal).ToList())]))
        .WithMetadata(new WebSurface(Entry.SignedIn));
}

internal static class GalleryMessages
{
    public const string Title = "Gallery";
    public const string Empty = "No slice has said anything yet.";

    public static string Lead(int entries) =>
        $"Everything the bot can say: {entries} examples with invented content. Buttons here do nothing.";
}
