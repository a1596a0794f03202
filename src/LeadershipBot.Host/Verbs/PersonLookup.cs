using LeadershipBot.Data;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Host.Verbs;

/// <summary>Finds the person meant at the console: e-mail, id, whole name, or a part that fits one person only.</summary>
internal static class PersonLookup
{
    public static async Task<Outcome<Person>> FindAsync(LeadershipDbSource source, string text,
        CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var id = ShortId.TryRead(text, out var value) || Guid.TryParse(text, out value) ? new PersonId(value) : (PersonId?)null;
        // Compared here, not in SQL: SQLite folds the case of ASCII letters only.
        var people = await db.People.Select(p => new { p.Id, p.Name, p.Email }).ToListAsync(cancellationToken);
        var exact = people.Where(p => p.Id == id || Same(p.Email, text) || Same(p.Name, text)).ToList();
        var found = exact.Count > 0 ? exact
            : people.Where(p => p.Name.Contains(text, StringComparison.OrdinalIgnoreCase)).ToList();
        return found switch
        {
            [] => Refusal.NotFound($"Nobody here is '{text}'. Give the e-mail address, or a part of the name."),
            [var one] => await db.People.SingleAsync(p => p.Id == one.Id, cancellationToken),
            _ => Refusal.Conflict($"'{text}' fits {found.Count} people: "
                + $"{string.Join(", ", found.Take(5).Select(p => $"{p.Name} ({p.Email ?? ShortId.Write(p.Id.Value)})"))}. Give "
                    + "one e-mail address."),
        };
    }

    private static bool Same(string? stored, string text) => string.Equals(stored, text, StringComparison.OrdinalIgnoreCase);
}
