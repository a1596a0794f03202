using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Host;

public sealed class ErasureTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDirectory _home = new();
    private readonly PersonId _ada = PersonId.New();
    private readonly PersonId _ben = PersonId.New();
    private readonly ProjectId _project = ProjectId.New();

    public void Dispose() => _home.Dispose();

    /// <summary>
    /// A new table with a person in it makes its author decide: does the row go, or does it stay without a name?
    /// </summary>
    [Fact]
    public void Every_table_that_names_a_person_is_either_deleted_or_kept_on_purpose()
    {
        using var db = new SqliteDbSource("Data Source=never-opened.db").Open();
        var naming = PersonalData.Tables(db).Where(static t => PersonalData.Naming(t).Any()).Select(static t => t.ClrType);

        Assert.Empty(naming.Except([.. Erasure.Deleted, .. Erasure.Kept]).Select(static t => t.Name));
        Assert.Empty(Erasure.Deleted.Intersect(Erasure.Kept));
    }

    [Fact]
    public async Task Nothing_that_tells_who_it_was_is_left_and_the_neighbour_is_untouched()
    {
        await EraseAsync(TestHost.Setup(_home, background: false));
        foreach (var database in await TestServer.NewMigratedDatabaseAsync())
        {
            await EraseAsync(TestHost.Setup(
                _home, null, false, ("Database:Provider", "Postgres"), ("Database:ConnectionString", database)));
        }
    }

    private async Task EraseAsync(LeadershipBot.Host.AppSetup setup)
    {
        await using var app = await FilledAsync(setup);
        var source = app.Services.GetRequiredService<LeadershipDbSource>();
        var before = await CountAsync(source, _ben);

        var gone = (await app.Services.GetRequiredService<Erasure>().EraseAsync(_ada, "case 7", Stop)).Value;

        Assert.True(gone >= 6);
        await using var db = source.Open();
        var left = await PersonalData.CollectAsync(db, _ada, Stop);
        Assert.DoesNotContain(left.SelectMany(static r => r.Columns.Values).OfType<string>(),
            static text =>
                text.Contains("Ada", StringComparison.OrdinalIgnoreCase) || text.Contains("secret", StringComparison.Ordinal));
        Assert.Empty(await db.Answers.Where(a => a.RespondentId == _ada).ToListAsync(Stop));
        Assert.Equal(before, await CountAsync(source, _ben));
        Assert.Equal("case 7", (await db.Audit.SingleAsync(a => a.Action == "erase", Stop)).Detail);
    }

    [Fact]
    public async Task The_export_follows_prompts_to_their_pulses_and_accounts_to_their_acts()
    {
        await using var app = await FilledAsync(TestHost.Setup(_home, background: false));
        await using var db = app.Services.GetRequiredService<LeadershipDbSource>().Open();

        var tables = (await PersonalData.CollectAsync(db, _ada, Stop)).Select(static r => r.Table).ToHashSet();

        Assert.Superset(new HashSet<string>
        {
            "People", "Identities", "Roles", "Prompts", "Pulses", "Answers", "AnswerEdits", "Inbox", "LocalPosts", "Outbox",
            "Ledger", "Audit",
        }, tables);
    }

    [Fact]
    public async Task The_only_admin_cannot_be_erased()
    {
        await using var app = await FilledAsync(TestHost.Setup(_home, background: false));
        await app.Services.GetRequiredService<WriteGate>().RunAsync(async (db, token) =>
            (await db.People.AsTracking().SingleAsync(p => p.Id == _ada, token)).InstallationRole = InstallationRole.Admin, Stop);

        var refusal = (await app.Services.GetRequiredService<Erasure>().EraseAsync(_ada, "case 7", Stop)).Refusal;

        Assert.Contains("only Admin", refusal!.Sentence, StringComparison.Ordinal);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<int> CountAsync(LeadershipDbSource source, PersonId person)
    {
        await using var db = source.Open();
        return (await PersonalData.CollectAsync(db, person, Stop)).Count;
    }

    private async Task<LeadershipBot.Host.BotApp> FilledAsync(LeadershipBot.Host.AppSetup setup)
    {
        var app = await TestHost.OpenAsync(setup);
        await app.Services.GetRequiredService<WriteGate>().RunAsync((db, _) =>
        {
            db.Projects.Add(new Project { Id = _project, Name = "Historian" });
            Fill(db, _ada, "Ada Sponsor");
            Fill(db, _ben, "Ben Lead");
            return Task.CompletedTask;
        }, Stop);
        return app;
    }

    private void Fill(LeadershipDb db, PersonId id, string name)
    {
        var user = ShortId.Write(id.Value);
        var line = CadenceLineId.From(Guid.CreateVersion7());
        var prompt = PromptId.From(Guid.CreateVersion7());
        var pulse = PulseId.From(Guid.CreateVersion7());
        var answer = AnswerId.From(Guid.CreateVersion7());
        var logical = LogicalMessageId.New();
        db.People.Add(new Person { Id = id, Name = name, Email = $"{user}@example.org", Zone = "Europe/Istanbul" });
        db.Identities.Add(
            new ChatIdentity { Id = IdentityId.New(), PersonId = id, Channel = "web", Workspace = "local", UserId = user });
        db.Roles.Add(new RoleAssignment
        {
            Id = RoleId.From(Guid.CreateVersion7()), ProjectId = _project, PersonId = id, Kind = RoleKind.Sponsor,
            From = new(2027, 1, 1),
        });
        db.CadenceLines.Add(
            new CadenceLine { Id = line, PersonId = id, Kind = PromptKind.Brief, Recurrence = "weekly Tue 12:00" });
        db.Prompts.Add(new Prompt
        {
            Id = prompt, PersonId = id, Kind = PromptKind.Brief, CadenceLineId = line, LocalDate = new(2027, 3, 2),
            LogicalId = logical,
            DueAt = At, ClosesAt = At.AddDays(7),
        });
        db.Pulses.Add(new Pulse { Id = pulse, PromptId = prompt, ProjectId = _project, Questions = "[]" });
        db.Answers.Add(new Answer
        {
            Id = answer, PulseId = pulse, ItemId = "own.1", RespondentId = id, Value = "secret", Capacity = AnswerCapacity.Self,
            FirstAt = At, At = At,
        });
        db.AnswerEdits.Add(new AnswerEdit { AnswerId = answer, OldValue = "secret before", At = At });
        db.Inbox.Add(new InboxItem
        {
            DedupeKey = user, Channel = "web", Workspace = "local", UserId = user, Kind = InboundKind.Command, At = At,
            ReceivedAt = At,
            Body = "secret", CorrelationId = "c",
        });
        db.LocalPosts.Add(new LocalPost { UserId = user, FromPerson = true, Body = "secret", At = At });
        db.Outbox.Add(new OutboxRow
        {
            LogicalId = logical, Revision = 0, Kind = MessageKind.Brief, PersonId = id, Partition = "web/local", Channel = "web",
            Workspace = "local", UserId = user, Payload = "secret", NotBefore = At, EnqueuedAt = At, CorrelationId = "c",
        });
        db.Ledger.Add(
            new LedgerRow { At = At, Event = LedgerEvent.Sent, Kind = MessageKind.Brief, PersonId = id, Reason = "secret" });
        db.Audit.Add(new AuditEntry { At = At, Action = "import", SubjectId = id, Detail = "secret" });
    }
}
