using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.Kpis.Services;

/// <summary>A key in a list, never the key itself.</summary>
internal sealed record TokenRow(string Name, string? Project, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);

/// <summary>The words about the keys of services.</summary>
internal static class TokenMessages
{
    public static readonly Refusal OnlyAdminsForAll = Refusal.NotAllowed(
        "A key for all projects is made by an Admin. Name your project: token add historian for MES.");

    public static readonly Refusal LongName =
        Refusal.Invalid($"A key's name has at most {ReadingToken.MaxName} characters. Nothing was made.");

    public static Refusal Twice(string name) => Refusal.Conflict(
        $"There is a key called {name}. Nothing was made; revoke that one first, or take another name.");

    public static Refusal Unknown(string name) =>
        Refusal.NotFound($"There is no key called {name} for you to revoke. Type tokens for the names.");

    public static Message Added(string name, string code) => new($"{name} may post readings.",
    [
        new Text($"{name} may post readings. It gets its key for this code, once, within {(int)ReadingTokens.CodeLasts.TotalMinutes} minutes: "
            + "POST /api/keys with {\"code\": \"…\"}. I keep only the key's hash."),
        new Text(code, TextStyle.Quote),
        new Text("Then it posts to /api/readings with the header 'Authorization: Bearer' and the key: "
            + "{\"readings\": [{\"kpi\": \"OEE\", \"date\": \"2027-03-01\", \"value\": 71.5}]}. The same again changes nothing."),
        new Buttons([Said.Next("Revoke it", $"token revoke {name}"), Button.Command("All keys", "tokens")]),
    ]);

    public static Message List(IReadOnlyList<TokenRow> rows) => rows.Count == 0
        ? Said.Done("No service has a key. Make one with token add and the service's name.", null)
        : Said.Done(rows.Count == 1 ? "One key." : $"{rows.Count} keys.",
            [.. rows.Select(static r => new Fact(r.Name,
                $"{r.Project ?? "all projects"}, made {KpiMessages.Day(Day(r.CreatedAt))}, "
                + (r.LastUsedAt is { } used ? $"last used {KpiMessages.Day(Day(used))}" : "never used")))], null);

    public static Message Revoked(string name) =>
        Message.Say($"The key of {name} is worth nothing any more. What it brought is kept; the service now gets a refusal.");

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
