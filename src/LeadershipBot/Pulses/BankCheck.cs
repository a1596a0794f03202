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
        var lacks = waiting.SelectMany(static w => w.Missing.Select(name => (Name: name, Item: w.Item.Id.Value)))
            .GroupBy(static x => x.Name, static x => x.Item).OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(static g => $"{g.Key}: {string.Join(" ", g)}");
        return Task.FromResult(Finding.Ok(
            $"{bank.Items.Count} questions, {bank.Items.Count - waiting.Count} can be asked. "
            + $"{waiting.Count} wait for facts that are not recorded yet ({string.Join("; ", lacks)})."));
    }
}
