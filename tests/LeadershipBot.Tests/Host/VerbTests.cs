using System.Text.Json;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Host;

public sealed class VerbTests : IDisposable
{
    private readonly TemporaryDirectory _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("serve")]
    [InlineData("demo")]
    [InlineData("migrate")]
    [InlineData("doctor")]
    [InlineData("link")]
    [InlineData("import")]
    [InlineData("preview")]
    [InlineData("export")]
    [InlineData("erase")]
    [InlineData("backup")]
    public async Task Every_verb_explains_itself(string verb)
    {
        var spoken = await CommandLine.RunAsync(_home, verb, "--help");

        Assert.Equal(0, spoken.Code);
        Assert.Contains("Usage:", spoken.Output, StringComparison.Ordinal);
        Assert.Contains("--set", spoken.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("export", "ada")]
    [InlineData("preview", "--days", "400")]
    [InlineData("import", "people")]
    [InlineData("import", "elephants", "people.csv")]
    [InlineData("import", "people", "/no/such/file.csv")]
    [InlineData("import", "people", "people.csv", "--dry-run", "--skip-bad-rows")]
    [InlineData("migrate", "--set", "Slack:BotToken=xoxb-1")]
    [InlineData("demo", "--url", "http://0.0.0.0:5090")]
    [InlineData("demo", "--url", "http://bot.example.org")]
    public async Task Wrong_usage_is_exit_code_2(params string[] words)
    {
        var spoken = await CommandLine.RunAsync(_home, words);

        Assert.Equal(2, spoken.Code);
        Assert.NotEmpty(spoken.Error);
    }

    [Fact]
    public async Task A_verb_on_a_machine_without_a_database_says_how_to_make_one()
    {
        var spoken = await CommandLine.RunAsync(_home, "preview");

        Assert.Equal(1, spoken.Code);
        Assert.Contains("run migrate once", spoken.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_home.File("bot.db")));
    }

    [Fact]
    public async Task Writing_verbs_refuse_while_serve_runs_and_reading_ones_do_not()
    {
        await using var app = await TestHost.StartAsync(TestHost.Setup(_home));
        await AddPersonAsync(app.Services.GetRequiredService<WriteGate>(), "Ada Sponsor", "ada@example.org");

        var erase = await CommandLine.RunAsync(_home, "erase", "ada", "--purpose", "case 7", "--yes");
        var migrate = await CommandLine.RunAsync(_home, "migrate");
        var preview = await CommandLine.RunAsync(_home, "preview");
        var link = await CommandLine.RunAsync(_home, "link", "ada@example.org");

        Assert.Equal((1, 1, 0, 0), (erase.Code, migrate.Code, preview.Code, link.Code));
        Assert.Contains("in use by another LeadershipBot process", erase.Error, StringComparison.Ordinal);
        Assert.Contains("/link/", link.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_speaks_json_and_fails_only_on_failures()
    {
        await CommandLine.RunAsync(_home, "migrate");

        var spoken = await CommandLine.RunAsync(_home, "doctor", "--json");

        using var json = JsonDocument.Parse(spoken.Output);
        var checks = json.RootElement.EnumerateArray().ToDictionary(static c => c.GetProperty("check").GetString()!);
        Assert.Equal(0, spoken.Code);
        Assert.Equal("ok", checks["database"].GetProperty("level").GetString());
        Assert.Equal("warn", checks["web address"].GetProperty("level").GetString());
        Assert.NotNull(checks["web address"].GetProperty("cure").GetString());
    }

    [Fact]
    public async Task Doctor_works_where_nothing_else_does()
    {
        await File.WriteAllTextAsync(_home.File("bot.db"), "this is no database, and longer than a header of one would be", Stop);

        var spoken = await CommandLine.RunAsync(_home, "doctor");

        Assert.Equal(1, spoken.Code);
        Assert.Contains("FAIL database", spoken.Output, StringComparison.Ordinal);
        Assert.Contains("time zones", spoken.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erase_only_counts_until_it_is_told_to()
    {
        await WithPeopleAsync("Ada Sponsor");

        var spoken = await CommandLine.RunAsync(_home, "erase", "ada", "--purpose", "case 7");

        Assert.Equal(2, spoken.Code);
        Assert.Contains("--yes", spoken.Error, StringComparison.Ordinal);
        await using var db = TestHost.Source(_home).Open();
        Assert.Equal("Ada Sponsor", (await db.People.SingleAsync(Stop)).Name);
    }

    [Fact]
    public async Task Export_holds_the_person_and_nobody_else_and_is_audited_with_its_purpose()
    {
        await WithPeopleAsync("Ada Sponsor", "Ben Lead");

        var spoken = await CommandLine.RunAsync(_home, "export", "ada", "--purpose", "case 7");

        Assert.Equal(0, spoken.Code);
        using var json = JsonDocument.Parse(spoken.Output);
        Assert.Equal("Ada Sponsor",
            json.RootElement.GetProperty("Tables").GetProperty("People")[0].GetProperty("Name").GetString());
        Assert.DoesNotContain("Ben Lead", spoken.Output, StringComparison.Ordinal);
        await using var db = TestHost.Source(_home).Open();
        Assert.Equal("case 7", (await db.Audit.SingleAsync(a => a.Action == "export", Stop)).Detail);
    }

    [Fact]
    public async Task A_name_that_fits_two_people_is_not_guessed()
    {
        await WithPeopleAsync("Ada Sponsor", "Adam Lead");

        var spoken = await CommandLine.RunAsync(_home, "export", "ada", "--purpose", "case 7");

        Assert.Equal(1, spoken.Code);
        Assert.Contains("fits 2 people", spoken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_template_shows_can_be_imported_and_a_bad_row_keeps_everything_out()
    {
        await CommandLine.RunAsync(_home, "migrate");
        var template = await CommandLine.RunAsync(_home, "import", "absences", "--template");
        await File.WriteAllTextAsync(_home.File("people.csv"), "name,email,zone\nAda Sponsor,ada@example.org,Europe/Istanbul\n",
            Stop);
        await File.WriteAllTextAsync(_home.File("bad.csv"),
            "name,email,zone\nBen,ben@example.org,Europe/Istanbul\nCem,cem@example.org,Moon/Sea\n", Stop);

        var dry = await CommandLine.RunAsync(_home, "import", "people", _home.File("people.csv"), "--dry-run");
        var good = await CommandLine.RunAsync(_home, "import", "people", _home.File("people.csv"), "--json");
        var bad = await CommandLine.RunAsync(_home, "import", "people", _home.File("bad.csv"));

        Assert.StartsWith("person,from,until\n", template.Output, StringComparison.Ordinal);
        Assert.Equal((0, 0, 1), (dry.Code, good.Code, bad.Code));
        Assert.Contains("\"added\": 1", good.Output, StringComparison.Ordinal);
        Assert.Contains("line 3", bad.Output, StringComparison.Ordinal);
        await using var db = TestHost.Source(_home).Open();
        Assert.Equal("Ada Sponsor", (await db.People.SingleAsync(Stop)).Name);
    }

    [Fact]
    public async Task Backup_writes_where_it_is_told()
    {
        await CommandLine.RunAsync(_home, "migrate");

        var spoken = await CommandLine.RunAsync(_home, "backup", "--to", _home.File("copy.db"));

        Assert.Equal(0, spoken.Code);
        Assert.Null(await Backup.CheckAsync(_home.File("copy.db"), Stop));
    }

    [Fact]
    public async Task The_demo_leaves_a_database_alone_that_is_not_a_demos()
    {
        await CommandLine.RunAsync(_home, "migrate");
        File.Move(_home.File("bot.db"), _home.File("demo.db"));

        var spoken = await CommandLine.RunAsync(_home, "demo", "--data", _home.Path, "--url", "http://127.0.0.1:0");

        Assert.Equal(1, spoken.Code);
        Assert.Contains("is not a demo's database", spoken.Error, StringComparison.Ordinal);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task WithPeopleAsync(params string[] names)
    {
        await using var app = await TestHost.OpenAsync(TestHost.Setup(_home, background: false));
        foreach (var name in names)
            await AddPersonAsync(app.Services.GetRequiredService<WriteGate>(), name, null);
    }

    private static Task AddPersonAsync(WriteGate gate, string name, string? email) => gate.RunAsync((db, _) =>
    {
        var person = new Person { Id = PersonId.New(), Name = name, Email = email, Zone = "Europe/Istanbul" };
        db.People.Add(person);
        db.Audit.Add(new AuditEntry
        {
            At = new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero), Action = "import", SubjectId = person.Id,
        });
        return Task.CompletedTask;
    }, Stop);
}
