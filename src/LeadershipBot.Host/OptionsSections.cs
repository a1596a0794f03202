using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Host;

/// <summary>Options: bound once, validated at the start, and a wrong one told in a sentence that names its key.</summary>
public static partial class OptionsSections
{
    public static OptionsBuilder<T> AddSection<T>(this IServiceCollection services, string section) where T : class =>
        services.AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();

    /// <summary>
    /// Validates what registered itself for validation at start, without starting anything. Null when all is well.
    /// </summary>
    public static Refusal? WrongOptions(this IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
            return null;
        }
        catch (OptionsValidationException error)
        {
            return Refusal.Invalid(Sentence(error));
        }
        catch (AggregateException errors) when (errors.InnerExceptions.All(static e => e is OptionsValidationException))
        {
            return Refusal.Invalid(
                string.Join(' ', errors.InnerExceptions.Select(static e => Sentence((OptionsValidationException)e))));
        }
        // Nothing but binding runs here; its message names the key and the value that does not fit.
        catch (InvalidOperationException error)
        {
            return Refusal.Invalid(error.Message);
        }
    }

    private static string Sentence(OptionsValidationException error) =>
        string.Join(' ', error.Failures.Select(failure => Sentence(error.OptionsType, failure)));

    /// <summary>
    /// The framework wraps the attribute's message in names of types; the operator needs the key and the message.
    /// </summary>
    private static string Sentence(Type options, string failure)
    {
        var section = options.GetField("Section")?.GetRawConstantValue() as string
            ?? options.Name.Replace("Options", "", StringComparison.Ordinal);
        if (Wrapped().Match(failure) is not { Success: true } match)
            return failure;
        var message = match.Groups["message"].Value;
        return message.Contains($"{section}:", StringComparison.Ordinal)
            ? message
            : $"{section}:{match.Groups["members"].Value.Split(',')[0]}: {message}";
    }

    [GeneratedRegex("members: '(?<members>[^']*)' with the error: '(?<message>.*)'\\.$", RegexOptions.Singleline)]
    private static partial Regex Wrapped();
}
