using LeadershipBot.Pulses.Bank;
using LeadershipBot.Pulses.Planning;

namespace LeadershipBot.Pulses;

/// <summary>Which questions can be asked of a project that has no more than its name, and what the others wait for.</summary>
public sealed class BankCheck(QuestionBank bank) : IDoctorCheck
{
    public string Name => "questions";

    public Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        var waiting = bank.Unfillable(ProjectFacts.Of("PROJECT", []));
        // One line of a terminal or two: each question once, not once for every fact that it lacks.
        var lacks = waiting.Select(static w => w.Item.Id.Value).Order(StringComparer.Ordinal)
            .GroupBy(static id => id[..id.IndexOf('-', StringComparison.Ordinal)])
            .Select(static g => $"{g.Key} {string.Join(' ', g.Select(id => id[(g.Key.Length + 1)..]))}");
        return Task.FromResult(Finding.Ok(
            $"{bank.Items.Count} questions, {bank.Items.Count - waiting.Count} can be asked. "
            + $"{waiting.Count} wait for facts that are not recorded yet: {string.Join(", ", lacks)}."));
    }
}
