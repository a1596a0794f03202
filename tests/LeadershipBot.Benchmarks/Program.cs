using LeadershipBot.Benchmarks;

return args switch
{
    ["clicks", .. var rest] => await ClickBench.RunAsync(rest.FirstOrDefault()),
    ["planning", .. var rest] => await PlanningBench.RunAsync(rest),
    ["isolation"] => await IsolationBench.RunAsync(),
    ["crash", .. var rest] => await CrashBench.RunAsync(rest),
    ["demo", .. var rest] => await DemoBench.RunAsync(rest),
    ["rules"] => RuleBench.Run(),
    ["start", var executable] => await StartBench.RunAsync(executable),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        clicks [POSTGRES]      presses accepted and handled per second, beside a bare committed insert
        planning [PEOPLE …]    due briefs from empty outbox to last commit (100000 and 10000)
        isolation              one platform a black hole: how long the other's messages take
        crash [N [M]]          N kills at each waypoint and M at random instants (10 and 200)
        demo [DAYS]            the demo company in one call and by the hour, and whether the ledgers agree (90)
        rules                  slot decisions and question choice: time and allocation of one
        start EXECUTABLE       process start to /readyz of a published host, and its idle memory
        """);
    return 2;
}
