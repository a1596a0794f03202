using LeadershipBot.Messaging;
using LeadershipBot.People;
using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Channels.Web.Door;

/// <summary>The signed-in reader of a request, with what they may see as of now.</summary>
public sealed record Visitor(PersonId Id, string Name, string Zone, Address Address, bool IsAdmin, bool IsPmo)
{
    /// <summary>Endpoints take it as a parameter; the door has let nobody through without one where it matters.</summary>
    public static ValueTask<Visitor?> BindAsync(HttpContext http) => ValueTask.FromResult(http.Features.Get<Visitor>());
}
