using LeadershipBot.Audiences;
using LeadershipBot.Audiences.Loops;
using LeadershipBot.Audiences.TeamPulses;
using LeadershipBot.Decisions;
using LeadershipBot.Decisions.Commitments;
using LeadershipBot.Decisions.Meetings;
using LeadershipBot.Kpis;
using LeadershipBot.Kpis.Calls;
using LeadershipBot.Kpis.Digests;
using LeadershipBot.Kpis.Outcomes;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Signals;
using LeadershipBot.Whys;
using LeadershipBot.Whys.Checks;
using LeadershipBot.Whys.Questions;
using LeadershipBot.Whys.Shifts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LeadershipBot.Data;

/// <summary>
/// The one model of everything stored; a sealed context per provider says how values are kept. Slices query it directly.
/// Writing goes through <see cref="WriteGate"/>; a context made by <see cref="LeadershipDbSource"/> is for reading.
/// </summary>
public abstract class LeadershipDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<Person> People => Set<Person>();
    public DbSet<ChatIdentity> Identities => Set<ChatIdentity>();
    public DbSet<ChatRoute> ChatRoutes => Set<ChatRoute>();
    public DbSet<Absence> Absences => Set<Absence>();
    public DbSet<Holiday> Holidays => Set<Holiday>();
    public DbSet<Project> Projects => Set<Project>();
    public DbSet<Site> Sites => Set<Site>();
    public DbSet<PhaseChange> PhaseChanges => Set<PhaseChange>();
    public DbSet<RoleAssignment> Roles => Set<RoleAssignment>();
    public DbSet<ProjectOutcome> Outcomes => Set<ProjectOutcome>();
    public DbSet<Charter> Charters => Set<Charter>();
    public DbSet<CadenceLine> CadenceLines => Set<CadenceLine>();
    public DbSet<Prompt> Prompts => Set<Prompt>();
    public DbSet<Pulse> Pulses => Set<Pulse>();
    public DbSet<Answer> Answers => Set<Answer>();
    public DbSet<AnswerEdit> AnswerEdits => Set<AnswerEdit>();
    public DbSet<PendingNotice> AnswerNotices => Set<PendingNotice>();
    public DbSet<Decision> Decisions => Set<Decision>();
    public DbSet<Seat> DecisionSeats => Set<Seat>();
    public DbSet<DecisionStep> DecisionSteps => Set<DecisionStep>();
    public DbSet<DecisionBook> DecisionBooks => Set<DecisionBook>();
    public DbSet<ClashRule> ClashRules => Set<ClashRule>();
    public DbSet<Commitment> Commitments => Set<Commitment>();
    public DbSet<CommitmentStep> CommitmentSteps => Set<CommitmentStep>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<Kpi> Kpis => Set<Kpi>();
    public DbSet<KpiReading> KpiReadings => Set<KpiReading>();
    public DbSet<KpiNotice> KpiNotices => Set<KpiNotice>();
    public DbSet<KpiAsk> KpiAsks => Set<KpiAsk>();
    public DbSet<KpiDigest> KpiDigests => Set<KpiDigest>();
    public DbSet<KpiDigestCopy> KpiDigestCopies => Set<KpiDigestCopy>();
    public DbSet<OutcomeCard> OutcomeCards => Set<OutcomeCard>();
    public DbSet<ReadingToken> ReadingTokens => Set<ReadingToken>();
    public DbSet<Signal> Signals => Set<Signal>();
    public DbSet<SignalWeek> SignalWeeks => Set<SignalWeek>();
    public DbSet<ConfidentialQuestion> ConfidentialQuestions => Set<ConfidentialQuestion>();
    public DbSet<OpenAnswer> OpenAnswers => Set<OpenAnswer>();
    public DbSet<ConfidentialAnswer> ConfidentialAnswers => Set<ConfidentialAnswer>();
    public DbSet<DisclosedBlock> DisclosedBlocks => Set<DisclosedBlock>();
    public DbSet<Why> Whys => Set<Why>();
    public DbSet<WhyTarget> WhyTargets => Set<WhyTarget>();
    public DbSet<WhyReader> WhyReaders => Set<WhyReader>();
    public DbSet<WhyLook> WhyLooks => Set<WhyLook>();
    public DbSet<GoLive> GoLives => Set<GoLive>();
    public DbSet<LanguageAsk> LanguageAsks => Set<LanguageAsk>();
    public DbSet<ShiftCrew> ShiftCrews => Set<ShiftCrew>();
    public DbSet<TalkCard> TalkCards => Set<TalkCard>();
    public DbSet<TeamQuestion> TeamQuestions => Set<TeamQuestion>();
    public DbSet<CheckRound> CheckRounds => Set<CheckRound>();
    public DbSet<WhyCheck> WhyChecks => Set<WhyCheck>();
    public DbSet<ProjectPurpose> ProjectPurposes => Set<ProjectPurpose>();
    public DbSet<TeamAsk> TeamAsks => Set<TeamAsk>();
    public DbSet<PulseLoop> PulseLoops => Set<PulseLoop>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<InboxItem> Inbox => Set<InboxItem>();
    public DbSet<LedgerRow> Ledger => Set<LedgerRow>();
    public DbSet<UndoStep> UndoSteps => Set<UndoStep>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<LocalPost> LocalPosts => Set<LocalPost>();
    public DbSet<Setting> Settings => Set<Setting>();
    public DbSet<SignInLink> SignInLinks => Set<SignInLink>();

    /// <summary>The value as the provider's raw SQL parameter takes it (ids, instants, enums as text).</summary>
    public abstract object Raw(object? value);

    /// <summary>
    /// From here to the commit, nobody else is past the same call with the same key. On SQLite the gate already is that.
    /// </summary>
    public abstract Task SerialiseAsync(string key, CancellationToken cancellationToken);

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(LeadershipDb).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        foreach (var id in TypedIdTypes)
            configurationBuilder.Properties(id).HaveConversion(IdConverter.MakeGenericType(id));
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion(InstantConverter);
        if (GuidConverter is { } guid)
            configurationBuilder.Properties<Guid>().HaveConversion(guid);
        // Enums are stored as text so that a dump reads itself and a reordered enum changes nothing.
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(24);
        configurationBuilder.Properties<InstallationRole>().HaveConversion<int>();
    }

    /// <summary>Open generic of one parameter, the id's type.</summary>
    protected abstract Type IdConverter { get; }

    protected abstract Type InstantConverter { get; }

    /// <summary>How an id without a type of its own is kept; null where the provider has a type for it.</summary>
    protected abstract Type? GuidConverter { get; }

    private static readonly Type[] TypedIdTypes =
    [
        .. typeof(LeadershipDb).Assembly.GetTypes().Where(static t => t.IsValueType && !t.IsGenericTypeDefinition
            && t.GetInterfaces().Any(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>))),
    ];
}

/// <summary>SQLite: ids as 16 bytes, instants as integer microseconds since year 1 (they sort and compare as numbers).</summary>
public sealed class SqliteLeadershipDb(DbContextOptions<SqliteLeadershipDb> options) : LeadershipDb(options)
{
    protected override Type IdConverter => typeof(TypedIdToBytes<>);

    protected override Type InstantConverter => typeof(InstantToMicroseconds);

    protected override Type GuidConverter => typeof(GuidToBytes);

    public override Task SerialiseAsync(string key, CancellationToken cancellationToken) => Task.CompletedTask;

    public override object Raw(object? value) => ToStore(value);

    internal static object ToStore(object? value) => value switch
    {
        null => DBNull.Value,
        Guid id => id.ToByteArray(true),
        DateTimeOffset instant => InstantToMicroseconds.Write(instant),
        DateOnly date => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        Enum name => name.ToString(),
        _ => value,
    };
}

/// <summary>PostgreSQL: ids as uuid, instants as timestamptz.</summary>
public sealed class PostgresLeadershipDb(DbContextOptions<PostgresLeadershipDb> options) : LeadershipDb(options)
{
    protected override Type IdConverter => typeof(TypedIdToGuid<>);

    protected override Type InstantConverter => typeof(InstantToUtc);

    protected override Type? GuidConverter => null;

    public override Task SerialiseAsync(string key, CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({key}, 0))", cancellationToken);

    public override object Raw(object? value) => ToStore(value);

    internal static object ToStore(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => instant.ToUniversalTime(),
        Enum name => name.ToString(),
        _ => value,
    };
}

internal sealed class InstantToMicroseconds() : ValueConverter<DateTimeOffset, long>(
    instant => Write(instant), stored => new DateTimeOffset(stored * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero))
{
    public static long Write(DateTimeOffset instant) => instant.UtcTicks / TimeSpan.TicksPerMicrosecond;
}

/// <summary>Npgsql takes only offset zero for timestamptz.</summary>
internal sealed class InstantToUtc() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    instant => instant.ToUniversalTime(), stored => stored.ToUniversalTime());
