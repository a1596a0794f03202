using LeadershipBot.Data;
using LeadershipBot.Messaging;

namespace LeadershipBot.People.Joining;

/// <summary>Codes that make an account a person's.</summary>
public static class LinkCodes
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Adds a fresh code to the unit of work at hand. Earlier ones go on until they expire.</summary>
    /// <param name="db">The unit.</param>
    /// <param name="code">Made before the unit: a unit may run twice.</param>
    /// <param name="person">Whose the account will be.</param>
    /// <param name="now">System time.</param>
    public static void Add(LeadershipDb db, string code, PersonId person, DateTimeOffset now) =>
        db.SignInLinks.Add(new SignInLink
        {
            TokenHash = OneTimeCode.Hash(CodePurpose.Link, code), PersonId = person,
            ExpiresAt = BusinessClock.Trim(now + Lifetime),
        });
}
