using LeadershipBot.Channels.Web;
using LeadershipBot.Host;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadershipBot.Crashing;

/// <summary>
/// <c>serve</c> with the business clock some way ahead, so that a test from outside need not wait for a Tuesday. Settings come
/// from the environment, as always.
/// </summary>
public static class AheadServe
{
    public static async Task RunAsync(TimeSpan ahead)
    {
        var setup = new AppSetup
        {
            Configure = services => services.Replace(
                ServiceDescriptor.Singleton<BusinessClock>(s => new AheadClock(s.GetRequiredService<TimeProvider>(), ahead))),
        };
        await using var app = (await BotApp.OpenForWritingAsync(setup, CancellationToken.None)).Value;
        if (await app.StartAsync(CancellationToken.None) is { } refusal)
            throw new InvalidOperationException(refusal.Sentence);
        Console.WriteLine(app.Url);
        if (await app.Services.GetRequiredService<SetupCode>().IssueAsync(CancellationToken.None) is { } code)
            Console.WriteLine($"claim {code.Code}");
        await app.WaitForShutdownAsync(CancellationToken.None);
    }
}
