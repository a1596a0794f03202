using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Audiences;

/// <summary>The line under the very first message to a team member: what this is, what is recorded, and how to stop it.</summary>
public static class TeamIntroduction
{
    /// <summary>No other team message has reached this person yet.</summary>
    /// <param name="message">The one at hand, which does not count.</param>
    public static async Task<bool> IsFirstAsync(
        LeadershipDb db, PersonId person, LogicalMessageId message, CancellationToken cancellationToken)
    {
        var kinds = TeamBudget.Kinds;
        // The ledger remembers longer than the outbox.
        return !await db.Ledger.AnyAsync(r => r.PersonId == person && kinds.Contains(r.Kind) && r.Event == LedgerEvent.Sent
            && r.LogicalId != message, cancellationToken);
    }

    public static string Line(string pmo, string project) =>
        $"{pmo} asked me to bring you what concerns you in {project}, at most one message a week. I keep no messages and no "
        + "presence, and answers have no name after the close. Type stop to hear nothing more.";
}
