using System.Security.Claims;
using LeadershipBot.Channels.Web.Access;
using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Channels.Web.Door;

/// <summary>Turns the cookie into a person, read anew for every request: whoever left or lost a role is out at once.</summary>
internal sealed class VisitorReader(LeadershipDbSource source, BusinessClock clock)
{
    public async Task<Visitor?> ReadAsync(HttpContext http)
    {
        var ticket = await http.AuthenticateAsync(Session.Scheme);
        http.User = ticket.Principal ?? new ClaimsPrincipal(new ClaimsIdentity());
        return Session.PersonOf(http.User) is { } id ? await FindAsync(id, http.RequestAborted) : null;
    }

    private async Task<Visitor?> FindAsync(PersonId id, CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var person = await db.People.Where(p => p.Id == id && p.LeftAt == null).Select(static p => new
        {
            p.Name,
            p.Zone,
            p.InstallationRole,
            LocalUser = p.Identities
                .Where(static i => i.Channel == LocalAddress.Channel && i.Workspace == LocalAddress.Workspace)
                .Select(static i => i.UserId).FirstOrDefault(),
        }).FirstOrDefaultAsync(cancellationToken);
        if (person is null)
            return null;
        // Roles begin and end by the UTC date, here as in the dispatcher.
        var today = DateOnly.FromDateTime(clock.Instant.UtcDateTime);
        var isPmo = await db.Roles.AnyAsync(
            r => r.PersonId == id && r.Kind == RoleKind.Pmo && r.From <= today && (r.Until == null || r.Until >= today),
            cancellationToken);
        var isAdmin = person.InstallationRole.HasFlag(InstallationRole.Admin);
        var address = person.LocalUser is { } user ? LocalAddress.Of(user) : LocalAddress.Of(id);
        return new Visitor(id, person.Name, person.Zone, address, isAdmin, isAdmin || isPmo);
    }
}
