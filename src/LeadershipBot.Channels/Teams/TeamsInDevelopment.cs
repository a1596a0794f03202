using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Channels.Teams;

/// <summary>The settings that open the door without Microsoft's signature stop the start anywhere but in Development.</summary>
internal sealed class TeamsInDevelopment(IHostEnvironment environment) : IValidateOptions<TeamsOptions>
{
    public ValidateOptionsResult Validate(string? name, TeamsOptions options) =>
        options is { Enabled: true, IsDevelopmentOnly: true } && !environment.IsDevelopment()
            ? ValidateOptionsResult.Fail(
                "Teams:DevAnonymousLoopback and Teams:DevAllowEntraCaller let callers in whom Microsoft has not signed. They work "
                + "only with DOTNET_ENVIRONMENT=Development; remove them.")
            : ValidateOptionsResult.Success;
}
