using System.Linq.Expressions;
using System.Reflection;
using LeadershipBot.Audiences;
using LeadershipBot.Audiences.Loops;
using LeadershipBot.Audiences.TeamPulses;
using LeadershipBot.Data;
using LeadershipBot.Decisions;
using LeadershipBot.Decisions.Commitments;
using LeadershipBot.Decisions.Meetings;
using LeadershipBot.Kpis;
using LeadershipBot.Kpis.Calls;
using LeadershipBot.Kpis.Digests;
using LeadershipBot.Kpis.Outcomes;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Signals;
using LeadershipBot.Whys;
using LeadershipBot.Whys.Checks;
using LeadershipBot.Whys.Questions;
using LeadershipBot.Whys.Shifts;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.People;

/// <summary>
/// Forgets one person: what they did and said is deleted; where the project's own record needs somebody, a row without name,
/// address or text stays in their place. It cannot be undone, and backups made before still hold the person.
/// </summary>
public sealed class Erasure(WriteGate gate, BusinessClock clock)
{
    /// <summary>What stands for whoever was erased.</summary>
    public const string NoName = "Erased person";

    /// <summary>Tables whose rows of the person go, in an order that foreign keys allow.</summary>
    public static IReadOnlyList<Type> Deleted { get; } =
    [
        typeof(KpiNotice), typeof(KpiDigestCopy),
        typeof(OutboxRow), typeof(UndoStep), typeof(SignInLink), typeof(Answer), typeof(Prompt), typeof(CadenceLine),
        typeof(Absence),
        typeof(ChatIdentity), typeof(Signal), typeof(SignalWeek), typeof(OpenAnswer), typeof(TeamAsk),
        typeof(WhyReader), typeof(WhyCheck),
    ];

    /// <summary>Tables whose rows stay, under a person who has no name any more; texts in them are blanked.</summary>
    public static IReadOnlyList<Type> Kept { get; } =
    [
        typeof(Kpi), typeof(KpiReading), typeof(KpiAsk), typeof(ReadingToken), typeof(OutcomeCard),
        typeof(Person), typeof(RoleAssignment), typeof(Charter), typeof(ProjectOutcome), typeof(LedgerRow), typeof(AuditEntry),
        typeof(Decision), typeof(Seat), typeof(DecisionStep), typeof(Waiter), typeof(ClashRule),
        typeof(Commitment), typeof(CommitmentStep), typeof(Attendance),
        typeof(Why), typeof(LanguageAsk), typeof(TeamQuestion), typeof(ShiftCrew),
        typeof(PulseLoop),
    ];

    private static readonly MethodInfo DeleteMethod =
        typeof(Erasure).GetMethod(nameof(DeleteAsync), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <param name="person">Who is forgotten.</param>
    /// <param name="purpose">Why, for the audit: a case number, never a name.</param>
    /// <param name="cancellationToken">Counts only before the work begins.</param>
    /// <returns>How many rows were deleted.</returns>
    public Task<Outcome<int>> EraseAsync(PersonId person, string purpose, CancellationToken cancellationToken) =>
        gate.RunAsync<Outcome<int>>(async (db, token) =>
        {
            if (await db.People.AsTracking().FirstOrDefaultAsync(p => p.Id == person, token) is not { } who)
                return Refusal.NotFound("There is no such person here.");
            if (who.InstallationRole.HasFlag(InstallationRole.Admin) && await IsOnlyAdminAsync(db, person, token))
                return Refusal.Conflict("This is the only Admin. Make somebody else Admin first; nothing was erased.");
            var gone = await DeletePlatformRowsAsync(db, person, token);
            foreach (var table in Deleted)
                gone += await (Task<int>)DeleteMethod.MakeGenericMethod(table).Invoke(null, [db, person, token])!;
            await EndRolesAsync(db, person, token);
            await BlankAsync(db, person, token);
            await BlankDecisionsAsync(db, who, token);
            Forget(who);
            db.Audit.Add(new AuditEntry { At = clock.Instant, Action = "erase", SubjectId = person, Detail = purpose });
            return gone;
        }, cancellationToken);

    private static Task<bool> IsOnlyAdminAsync(LeadershipDb db, PersonId person, CancellationToken cancellationToken) =>
        db.People.AllAsync(p => p.Id == person || p.LeftAt != null || (p.InstallationRole != InstallationRole.Admin
            && p.InstallationRole != (InstallationRole.Admin | InstallationRole.Auditor)), cancellationToken);

    private static async Task<int> DeletePlatformRowsAsync(LeadershipDb db, PersonId person, CancellationToken cancellationToken)
    {
        var gone = 0;
        foreach (var account in await db.Identities.Where(i => i.PersonId == person).ToListAsync(cancellationToken))
        {
            gone += await db.Inbox.Where(i => i.Channel == account.Channel && i.Workspace == account.Workspace
                && i.UserId == account.UserId).ExecuteDeleteAsync(cancellationToken);
            gone += await db.ChatRoutes.Where(r => r.Channel == account.Channel && r.Workspace == account.Workspace
                && r.UserId == account.UserId).ExecuteDeleteAsync(cancellationToken);
            if (account.Channel == ChannelName.Web.Value)
                gone += await db.LocalPosts.Where(p => p.UserId == account.UserId).ExecuteDeleteAsync(cancellationToken);
        }
        return gone;
    }

    private static Task<int> DeleteAsync<T>(LeadershipDb db, PersonId person, CancellationToken cancellationToken) where T : class
    {
        var row = Expression.Parameter(typeof(T), "row");
        var owner = PersonalData.Naming(db.Model.FindEntityType(typeof(T))!).First().PropertyInfo!;
        var isTheirs = Expression.Equal(Expression.Property(row, owner), Expression.Constant(
            owner.PropertyType == typeof(PersonId) ? person : (PersonId?)person, owner.PropertyType));
        return db.Set<T>().Where(Expression.Lambda<Func<T, bool>>(isTheirs, row)).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task EndRolesAsync(LeadershipDb db, PersonId person, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.Instant.UtcDateTime);
        await db.Roles.Where(r => r.PersonId == person && r.From > today).ExecuteDeleteAsync(cancellationToken);
        await db.Roles.Where(r => r.PersonId == person && (r.Until == null || r.Until > today))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Until, today), cancellationToken);
    }

    private static async Task BlankAsync(LeadershipDb db, PersonId person, CancellationToken cancellationToken)
    {
        await db.Charters.Where(c => c.PersonId == person).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.ChangeWanted, (string?)null).SetProperty(c => c.StopCondition, (string?)null),
                cancellationToken);
        await db.TeamQuestions.Where(q => q.AskerId == person)
            .ExecuteUpdateAsync(set => set.SetProperty(q => q.Text, ""), cancellationToken);
        await db.TeamQuestions.Where(q => q.AnsweredById == person)
            .ExecuteUpdateAsync(set => set.SetProperty(q => q.Answer, q => q.Answer == null ? null : ""), cancellationToken);
        // What stood in their name is not to be read in their name any more.
        await db.Whys.Where(w => w.ExecutiveId == person || w.SignerId == person).ExecuteUpdateAsync(
            set => set.SetProperty(w => w.Text, w => w.Text == null ? null : "").SetProperty(w => w.Facts, "{}"),
                cancellationToken);
        await db.Ledger.Where(r => r.PersonId == person)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Reason, (string?)null), cancellationToken);
        await db.Audit.Where(a => a.ActorId == person || a.SubjectId == person)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Detail, (string?)null), cancellationToken);
    }

    /// <summary>The record of a decision stands; what the person wrote in it and where it names them does not.</summary>
    private static async Task BlankDecisionsAsync(LeadershipDb db, Person who, CancellationToken cancellationToken)
    {
        await db.DecisionSteps.Where(s => s.ActorId == who.Id || (s.Detail != null && s.Detail.Contains(who.Name)))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Detail, (string?)null), cancellationToken);
        await db.DecisionSeats.Where(s => s.PersonId == who.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Need, (string?)null), cancellationToken);
        await db.CommitmentSteps.Where(s => s.ActorId == who.Id)
            .ExecuteUpdateAsync(static set => set.SetProperty(s => s.Detail, (string?)null), cancellationToken);
        await db.Commitments.Where(c => c.PersonId == who.Id)
            .ExecuteUpdateAsync(static set => set.SetProperty(c => c.Text, "Erased"), cancellationToken);
        await db.Set<Waiter>().Where(w => w.PersonId == who.Id)
            .ExecuteUpdateAsync(static set => set.SetProperty(w => w.Name, NoName), cancellationToken);
    }

    private void Forget(Person who)
    {
        who.Name = NoName;
        who.Email = null;
        who.Zone = "UTC";
        who.WorkDays = "Mon-Fri";
        who.WorkFrom = new(8, 0);
        who.WorkUntil = new(18, 0);
        who.Rota = null;
        who.Language = "en";
        who.HolidayCalendar = null;
        who.SiteId = null;
        who.Function = WorkFunction.Unsaid;
        who.InstallationRole = InstallationRole.None;
        who.LeftAt ??= clock.Instant;
        who.Version++;
    }
}
