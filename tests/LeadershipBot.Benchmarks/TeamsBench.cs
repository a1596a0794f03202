using System.Diagnostics;
using System.Globalization;
using LeadershipBot.Channels.Teams;
using LeadershipBot.Channels.Teams.Token;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadershipBot.Benchmarks;

/// <summary>
/// Authenticated activities over HTTP from 32 connections: the bot as it is published, with worker, relay and dedupe at work,
/// beside npm botbuilder that validates and inserts the same; each in a process of its own, one after the other.
/// </summary>
internal static class TeamsBench
{
    private const int Callers = 32;
    private const int Activities = 100_000;
    private const int Tokens = 20_000;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <param name="program">The published host.</param>
    /// <param name="peer">The folder of <c>peer.cjs</c>, where <c>npm ci</c> has been run.</param>
    /// <param name="seconds">How long each is measured.</param>
    public static async Task<int> RunAsync(string program, string peer, int seconds)
    {
        var folder = Directory.CreateTempSubdirectory("leadershipbot-teams-").FullName;
        await using var microsoft = await TeamsMicrosoft.StartAsync();
        var during = TimeSpan.FromSeconds(seconds);
        var load = new TeamsLoad(microsoft, Callers);
        Measured theirs, accepted, answered;
        using (var server = await ServerProcess.StartAsync("node",
            [Path.Combine(peer, "peer.cjs"), $"{microsoft.Url}/openid", TeamsMicrosoft.AppId, Path.Combine(folder, "peer.db")],
                folder))
            theirs = await MeasureAsync(server, load, during, TeamsLoad.Message);
        using (var server = await BotAsync(program, Path.Combine(folder, "messages"), microsoft))
            accepted = await MeasureAsync(server, load, during, TeamsLoad.Message);
        using (var server = await BotAsync(program, Path.Combine(folder, "invokes"), microsoft))
            answered = await MeasureAsync(server, load, during, TeamsLoad.Invoke);
        var table = new Table($"{Callers} connections, {seconds} s each", "per s", "p50 ms", "p99 ms", "CPU us", "x botbuilder");
        table.Add(theirs.Cells("botbuilder: validated, inserted, acknowledged", theirs));
        table.Add(accepted.Cells("the bot: validated, stored, acknowledged", theirs));
        table.Add(answered.Cells("the bot: validated, stored, handled, answered with a line or card", theirs));
        table.Print("Authenticated Teams activities, SQLite, synchronous=FULL");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"CPU per activity: {theirs.CpuMicroseconds / accepted.CpuMicroseconds:F1} times less than botbuilder"));
        await MemoryAsync(program, Path.Combine(folder, "memory"), microsoft, load);
        await ValidationAsync(microsoft);
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task<Measured> MeasureAsync(ServerProcess server, TeamsLoad load, TimeSpan during,
        TeamsActivityMaker make)
    {
        await load.RunAsync(server.Url, make, WarmUp, int.MaxValue);
        var (cpu, begun) = (server.Cpu, Stopwatch.GetTimestamp());
        var times = await load.RunAsync(server.Url, make, during, int.MaxValue);
        return new Measured(times.Count, Stopwatch.GetElapsedTime(begun), server.Cpu - cpu, times);
    }

    private static async Task MemoryAsync(string program, string folder, TeamsMicrosoft microsoft, TeamsLoad load)
    {
        using var server = await BotAsync(program, folder, microsoft);
        await load.RunAsync(server.Url, TeamsLoad.Message, WarmUp, int.MaxValue);
        var before = server.Memory;
        var times = await load.RunAsync(server.Url, TeamsLoad.Message, TimeSpan.FromMinutes(5), Activities);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"memory over {times.Count:N0} activities: {before / 1e6:F0} MB -> {server.Memory / 1e6:F0} MB (working set)"));
    }

    private static async Task ValidationAsync(TeamsMicrosoft microsoft)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(microsoft.Settings).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddSingleton<IHostEnvironment>(new Microsoft.Extensions.Hosting.Internal.HostingEnvironment { EnvironmentName = "Production" })
            .AddTeams(configuration);
        await using var provider = services.BuildServiceProvider();
        var check = provider.GetRequiredService<CallerCheck>();
        var claims = new CallerClaims("msteams", microsoft.ServiceUrl);
        var header = $"Bearer {microsoft.Token}";
        await check.CheckAsync(header, claims, fromHere: false, CancellationToken.None);
        var measured = await Measured.RunAsync(1, Tokens, async _ =>
        {
            if ((await check.CheckAsync(header, claims, fromHere: false, CancellationToken.None))
                .Verdict != TokenVerdict.Accepted)
                throw new InvalidOperationException("The token was turned away.");
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"validation of one token: {measured.CpuMicroseconds:F0} us processor time, p50 {measured.P50 * 1000:F0} us, p99 {measured.P99 * 1000:F0} us"));
    }

    /// <summary>The published host on a database of its own, with everybody known who will write.</summary>
    private static async Task<ServerProcess> BotAsync(string program, string folder, TeamsMicrosoft microsoft)
    {
        Directory.CreateDirectory(folder);
        var environment = new Dictionary<string, string?>(microsoft.Settings)
        {
            ["Database:ConnectionString"] = $"Data Source={Path.Combine(folder, "bot.db")}", ["Web:Url"] = "http://127.0.0.1:0",
            ["Web:KeysDirectory"] = Path.Combine(folder, "keys"), ["Logging:LogLevel:Default"] = "Error",
        }.ToDictionary(static p => p.Key.Replace(":", "__", StringComparison.Ordinal), static p => p.Value!);
        var people = Path.Combine(folder, "people.csv");
        await File.WriteAllLinesAsync(people, Enumerable.Range(0, TeamsLoad.People).Select(static n =>
            $"Person {n},person{n}@example.com,Europe/Berlin,teams/{TeamsMicrosoft.Tenant}/aad-{n}")
                .Prepend("name,email,zone,accounts"));
        await ServerProcess.FinishAsync(program, ["import", "people", people], folder, environment);
        return await ServerProcess.StartAsync(program, ["serve"], folder, environment);
    }
}
