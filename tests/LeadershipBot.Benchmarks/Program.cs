using System.Globalization;
using LeadershipBot.Benchmarks;

return args switch
{
    ["clicks", .. var rest] => await ClickBench.RunAsync(rest.FirstOrDefault()),
    ["planning", .. var rest] => await PlanningBench.RunAsync(rest),
    ["digests", .. var rest] => await DigestBench.RunAsync(
        rest is [var projects] ? int.Parse(projects, System.Globalization.CultureInfo.InvariantCulture) : 1000),
    ["suppression", .. var rest] => await SuppressionBench.RunAsync(rest),
    ["isolation"] => await IsolationBench.RunAsync(),
    ["crash", .. var rest] => await CrashBench.RunAsync(rest),
    ["demo", .. var rest] => await DemoBench.RunAsync(rest),
    ["rules"] => RuleBench.Run(),
    ["start", var executable] => await StartBench.RunAsync(executable),
    ["slack", var program, var bolt, .. var rest] =>
        await SlackBench.RunAsync(program, bolt, int.Parse(rest.FirstOrDefault() ?? "60", CultureInfo.InvariantCulture)),
    ["slack-bare", var secret, var database] => await SlackBare.ServeAsync(secret, database),
    ["teams", var executable, var peer, .. var rest] =>
        await TeamsBench.RunAsync(executable, peer, int.Parse(rest.FirstOrDefault() ?? "15", CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        clicks [POSTGRES]      presses accepted and handled per second, beside a bare committed insert
        planning [PEOPLE …]    due briefs from empty outbox to last commit (100000 and 10000)
        digests [PROJECTS]     KPI digests with their pictures (1000), three rounds: time, size, memory that stays
        suppression [ANSWERS …] confidential answers of one question, from the close to what may be shown (10000 and 100000)
        isolation              one platform a black hole: how long the other's messages take
        crash [N [M]]          N kills at each waypoint and M at random instants (10 and 200)
        demo [DAYS]            the demo company in one call and by the hour, and whether the ledgers agree (90)
        rules                  slot decisions and question choice: time and allocation of one
        slack HOST BOLT [S]    signed presses per second of a published host, beside Slack's Bolt for JavaScript
                               (BOLT = tests/conformance/slack/bench after npm ci) and bare Kestrel, S seconds each (60)
        teams EXECUTABLE PEER [SECONDS]
                               authenticated activities into a published host, beside npm botbuilder in the folder PEER
        start EXECUTABLE       process start to /readyz of a published host, and its idle memory
        """);
    return 2;
}
