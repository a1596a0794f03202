using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using LeadershipBot.Data;
using LeadershipBot.Host;
using LeadershipBot.Kpis;
using LeadershipBot.Kpis.Services;
using LeadershipBot.Tests.Host;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Kpis;

public sealed class ReadingApiTests : IAsyncLifetime
{
    private const string Two = """{"readings": [{"kpi": "OEE", "date": "2026-11-02", "value": 61.5}, {"kpi": "oee", "project": "mes", "date": "2026-11-09", "value": 63}]}""";

    private readonly TemporaryDirectory _home = new();
    private readonly HttpClient _client = new();
    private BotApp _app = null!;
    private string _key = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private WriteGate Gate => _app.Services.GetRequiredService<WriteGate>();

    public async ValueTask InitializeAsync()
    {
        _app = await TestHost.StartAsync(TestHost.Setup(_home, background: false, settings: ("Kpis:PostsPerMinute", "20")));
        _client.BaseAddress = _app.Url;
        var (project, pmo) = (Some.Project("MES"), Some.Person("Ali Demir"));
        await Gate.RunAsync(async (db, token) => await db.AddRangeAsync([project, pmo, KpiOf(project, "OEE"),
            new ReadingToken
            {
                Id = ReadingTokenId.New(), Name = "historian", CodeHash = ReadingTokens.Hash("lbc_code"), CreatedById = pmo.Id,
                CreatedAt = Some.Monday, CodeUntil = TimeProvider.System.GetUtcNow().AddMinutes(5),
            }], token), Token);
        var (status, body) = await PostAsync("/api/keys", """{"code": "lbc_code"}""", null);
        Assert.Equal(HttpStatusCode.OK, status);
        _key = body.GetProperty("key").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        _home.Dispose();
    }

    [Fact]
    public async Task A_post_is_stored_and_the_same_again_changes_nothing()
    {
        var (status, body) = await PostAsync("/api/readings", Two, _key);
        Assert.Equal((HttpStatusCode.OK, 2), (status, body.GetProperty("added").GetInt32()));

        (status, body) = await PostAsync("/api/readings", Two.Replace("63", "64", StringComparison.Ordinal), _key);

        Assert.Equal((1, 1), (body.GetProperty("changed").GetInt32(), body.GetProperty("unchanged").GetInt32()));
        await using var db = _app.Services.GetRequiredService<LeadershipDbSource>().Open();
        Assert.Equal([61.5, 64], await db.KpiReadings.OrderBy(r => r.On).Select(r => r.Value).ToListAsync(Token));
        Assert.NotNull((await db.ReadingTokens.SingleAsync(Token)).LastUsedAt);
    }

    [Theory]
    [InlineData("""{"readings": [{"kpi": "OEE", "date": "2026-11-02", "value": 61.5}, {"kpi": "MTBF", "date": "2026-11-02", "value": 3}]}""", 422, 1, "kpi")]
    [InlineData("""{"readings": [{"kpi": "OEE", "project": "Fiber", "date": "2026-11-02", "value": 61.5}]}""", 422, 0, "project")]
    [InlineData("""{"readings": [{"kpi": "OEE", "date": "2126-11-02", "value": 61.5}]}""", 422, 0, "date")]
    [InlineData("""{"readings": [{"kpi": "OEE", "date": "2026-11-02", "value": 1e300}]}""", 422, 0, "value")]
    [InlineData("""{"readings": [{"kpi": "OEE", "date": "02.11.2026", "value": 61.5}]}""", 400, 0, "date")]
    [InlineData("""{"readings": [{"kpi": "OEE", "date": "2026-11-02", "value": "61.5"}]}""", 400, 0, "value")]
    [InlineData("""{"readings": [{"date": "2026-11-02", "value": 61.5}]}""", 400, 0, "kpi")]
    [InlineData("""{"readings": [{"kpi": "OEE", "date": "2026-11-02", "value": 1, "unit": "%"}]}""", 400, 0, "unit")]
    [InlineData("""{"readings": [7]}""", 400, 0, "")]
    [InlineData("""{"readings": []}""", 400, -1, "readings")]
    [InlineData("""[]""", 400, -1, "readings")]
    [InlineData("{\n\"readings\": [\n}", 400, -1, "")]
    public async Task A_fault_is_told_with_its_place_and_nothing_is_stored(string json, int status, int index, string field)
    {
        var (answered, body) = await PostAsync("/api/readings", json, _key);

        Assert.Equal(status, (int)answered);
        Assert.Equal("Nothing was stored.", body.GetProperty("error").GetString());
        var problem = Assert.Single(body.GetProperty("problems").EnumerateArray());
        Assert.Equal((index, field), (problem.GetProperty("index").GetInt32(), problem.GetProperty("field").GetString()));
        await using var db = _app.Services.GetRequiredService<LeadershipDbSource>().Open();
        Assert.False(await db.KpiReadings.AnyAsync(Token));
    }

    [Fact]
    public async Task A_body_that_is_no_json_is_answered_with_its_line()
    {
        var (_, body) = await PostAsync("/api/readings", "{\n\"readings\": [\n}", _key);

        Assert.StartsWith("The body is not JSON: line 3", body.GetProperty("problems")[0].GetProperty("problem").GetString(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("lbr_unknown")]
    [InlineData("lbc_code")]
    public async Task Without_a_key_of_ours_nothing_is_read(string? key) =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync("/api/readings", Two, key)).Status);

    [Fact]
    public async Task A_code_is_good_once_and_for_half_an_hour()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync("/api/keys", """{"code": "lbc_code"}""", null)).Status);
        await Gate.RunAsync(static async (db, token) =>
        {
            var known = await db.ReadingTokens.SingleAsync(token);
            db.ReadingTokens.Add(new ReadingToken
            {
                Id = ReadingTokenId.New(), Name = "late", CodeHash = ReadingTokens.Hash("lbc_late"),
                CreatedById = known.CreatedById,
                CreatedAt = Some.Monday, CodeUntil = TimeProvider.System.GetUtcNow().AddSeconds(-1),
            });
        }, Token);

        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync("/api/keys", """{"code": "lbc_late"}""", null)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("/api/keys", "nonsense", null)).Status);
    }

    [Fact]
    public async Task A_revoked_key_is_worth_nothing_at_once()
    {
        await Gate.RunAsync(static (db, token) => db.ReadingTokens.ExecuteUpdateAsync(
            static set => set.SetProperty(t => t.RevokedAt, Some.Monday), token), Token);

        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync("/api/readings", Two, _key)).Status);
    }

    [Fact]
    public async Task A_key_of_one_project_does_not_write_to_another()
    {
        var other = Some.Project("Fiber");
        await Gate.RunAsync(async (db, token) =>
        {
            await db.AddRangeAsync([other, KpiOf(other, "MTBF")], token);
            await db.SaveChangesAsync(token);
            await db.ReadingTokens.ExecuteUpdateAsync(set => set.SetProperty(t => t.ProjectId, other.Id), token);
        }, Token);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync("/api/readings", Two, _key)).Status);
    }

    [Fact]
    public async Task Too_much_and_too_often_are_refused()
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync("/api/readings", new string(' ', 300_000),
            _key)).Status);
        var answers = new List<HttpStatusCode>();
        for (var n = 0; n < 20; n++)
            answers.Add((await PostAsync("/api/readings", Two, _key)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }

    private static Kpi KpiOf(LeadershipBot.Projects.Project project, string name) => new()
    {
        Id = KpiId.New(), ProjectId = project.Id, Name = name, Formula = "f", Unit = "%", Better = KpiBetter.Higher,
        Period = KpiPeriod.Week,
        Source = "MES", CreatedAt = Some.Monday,
    };

    private async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, string json, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(json, Encoding.UTF8,
            "application/json")
        };
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await _client.SendAsync(request, Token);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token));
        return (response.StatusCode, document.RootElement.Clone());
    }
}
