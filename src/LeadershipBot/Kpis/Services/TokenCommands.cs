using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Kpis.Services;

public sealed class AddTokenCommand(TimeProvider time) : ICommand
{
    public string Grammar => "token add <name:word> [for <project>]";

    public Needs Needs => Needs.Pmo;

    public string Help => "lets a service post readings; gives a code that it exchanges for its key";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var (name, project) = (arguments.Text("name"), arguments.ProjectOrNull());
        if (project is null && !turn.Actor.IsAdmin)
            return TokenMessages.OnlyAdminsForAll;
        if (name.Length > ReadingToken.MaxName)
            return TokenMessages.LongName;
        if (await turn.Db.ReadingTokens.AnyAsync(t => t.Name == name && t.RevokedAt == null, cancellationToken))
            return TokenMessages.Twice(name);
        var code = ReadingTokens.NewCode();
        turn.Db.ReadingTokens.Add(new ReadingToken
        {
            Id = ReadingTokenId.New(), Name = name, CodeHash = ReadingTokens.Hash(code), ProjectId = project,
            CodeUntil = time.GetUtcNow() + ReadingTokens.CodeLasts, CreatedById = turn.Actor.Id, CreatedAt = turn.Now,
        });
        turn.Audit("token.added", name, project: project);
        return new Reply(TokenMessages.Added(name, code));
    }
}

public sealed class TokensCommand : ICommand
{
    public string Grammar => "tokens";

    public Needs Needs => Needs.Pmo;

    public string Help => "the keys of services that post readings, and when each was last used";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var mine = KpiTokens.Of(turn.Actor);
        var rows = await turn.Db.ReadingTokens.Where(t => t.RevokedAt == null
                && (mine == null || (t.ProjectId != null && mine.Contains(t.ProjectId.Value))))
            .OrderBy(t => t.Name).Select(t => new TokenRow(t.Name,
                turn.Db.Projects.Where(p => p.Id == t.ProjectId).Select(p => p.Name).FirstOrDefault(), t.CreatedAt, t.LastUsedAt))
            .ToListAsync(cancellationToken);
        return new Reply(TokenMessages.List(rows));
    }
}

public sealed class RevokeTokenCommand : ICommand
{
    public string Grammar => "token revoke <name:word>";

    public Needs Needs => Needs.Pmo;

    public string Help => "makes a service's key worthless at once; this cannot be undone";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var (name, mine) = (arguments.Text("name"), KpiTokens.Of(turn.Actor));
        var token = await turn.Db.ReadingTokens.AsTracking().FirstOrDefaultAsync(t => t.Name == name && t.RevokedAt == null
            && (mine == null || (t.ProjectId != null && mine.Contains(t.ProjectId.Value))), cancellationToken);
        if (token is null)
            return TokenMessages.Unknown(name);
        token.RevokedAt = turn.Now;
        turn.Audit("token.revoked", name, project: token.ProjectId);
        return new Reply(TokenMessages.Revoked(name));
    }
}

/// <summary>Whose keys somebody may see and revoke: an Admin all, a PMO those of their projects.</summary>
internal static class KpiTokens
{
    public static IReadOnlyList<Projects.ProjectId>? Of(Actor actor) => actor.IsAdmin ? null
        : [.. actor.Roles.Where(static r => r.Kind == Projects.RoleKind.Pmo).Select(static r => r.ProjectId).Distinct()];
}
