namespace LeadershipBot.Host.Doctor;

public sealed record Diagnosis(string Check, FindingLevel Level, string Sentence, string? Cure);

/// <summary>Asks every check, one after the other; a check that throws or hangs is itself a finding.</summary>
public sealed class Examination(IEnumerable<IDoctorCheck> checks, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<IReadOnlyList<Diagnosis>> RunAsync(CancellationToken cancellationToken)
    {
        var diagnoses = new List<Diagnosis>();
        foreach (var check in checks)
        {
            var finding = await AskAsync(check, cancellationToken);
            diagnoses.Add(new Diagnosis(check.Name, finding.Level, finding.Sentence, finding.Cure));
        }
        return diagnoses;
    }

    private async Task<Finding> AskAsync(IDoctorCheck check, CancellationToken cancellationToken)
    {
        try
        {
            return await check.RunAsync(cancellationToken).WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return Finding.Fail($"No answer within {Patience.TotalSeconds:0} seconds.",
                "See what the check waits for, then ask again.");
        }
        // A doctor that falls over the illness is of no use: whatever went wrong is what there is to tell.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            return Finding.Fail($"{error.GetType().Name}: {error.Message}", "Cure what the message names, then ask again.");
        }
    }
}
