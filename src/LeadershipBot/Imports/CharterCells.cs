using LeadershipBot.Cadences;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;

namespace LeadershipBot.Imports;

/// <summary>The cells of one charter; null where the file says nothing.</summary>
internal sealed record CharterCells(Project Project, Person Sponsor, Phase Phase, int? Hours, CharterRhythm? Rhythm, int? Days,
    Person? Deputy, string? Addresses, string? Stop, DateTimeOffset? SignedAt)
{
    /// <summary>Null when a cell was refused.</summary>
    public static CharterCells? Read(ImportCells cells, ImportNames names, IReadOnlySet<(ProjectId, PersonId)> sponsors,
        DateOnly today)
    {
        foreach (var column in (string[])["project", "sponsor"])
            if (!cells.Has(column))
                cells.Required(column, 1);
        var project = cells.Read("project", names.Project);
        var sponsor = cells.Read("sponsor", names.Person);
        if (project is not null && sponsor is not null && !sponsors.Contains((project.Id, sponsor.Id)))
            cells.Fault("sponsor", $"{sponsor.Name} does not sponsor {project.Name}. Import the project with its sponsor first.");
        var phase = ProjectsImport.PhaseOf(cells) ?? project?.Phase ?? Phase.Planning;
        if (CharterTerms.For(phase) is null)
            cells.Fault("phase", "A closed project asks nothing of its sponsor. Leave the row out.");
        var (hours, days) = (cells.Number("hours", 0, CharterTerms.MostHours), cells.Number("days", 1, CharterTerms.MostDays));
        var rhythm = RhythmOf(cells);
        var deputy = cells.Read("deputy", names.Person);
        if (deputy is not null && deputy.Id == sponsor?.Id)
            cells.Fault("deputy", "The sponsor cannot be their own deputy. Name somebody else or leave the cell empty.");
        var (addresses, stop) = (cells.Text("addresses", 200), cells.Text("stop", 300));
        var signed = cells.Date("signed");
        if (signed > today)
            cells.Fault("signed", $"{DateWords.Say(signed.Value)} is still to come. Leave the cell empty until it is agreed to.");
        return cells.Good && project is not null && sponsor is not null
            ? new CharterCells(project, sponsor, phase, hours, rhythm, days, deputy, addresses, stop,
                signed is { } on ? Cadence.InstantOf(on, TimeOnly.MinValue, sponsor.Zone) : null)
            : null;
    }

    /// <summary>The terms that the file has otherwise, in words.</summary>
    public List<string> Differences(Charter charter)
    {
        List<string> changes = [];
        if (Hours is { } hours && hours != charter.HoursPerFortnight)
            changes.Add($"{hours} hours per fortnight");
        if (Rhythm is { } rhythm && rhythm != CharterTerms.Read(charter.Rhythm))
            changes.Add($"review {CharterTerms.Word(rhythm)}");
        if (Days is { } days && days != charter.DecideWithinDays)
            changes.Add($"decides within {days} working days");
        if (Deputy is { } deputy && deputy.Id != charter.DeputyId)
            changes.Add($"deputy {deputy.Name}");
        if (Addresses is not null && Addresses != charter.Addresses)
            changes.Add($"addresses {Addresses}");
        if (Stop is not null && Stop != charter.StopCondition)
            changes.Add($"stops when: {Stop}");
        return changes;
    }

    public void Apply(Charter charter, DateOnly today)
    {
        if (Rhythm is { } rhythm && rhythm != CharterTerms.Read(charter.Rhythm))
            charter.Rhythm = CharterTerms.Write(rhythm, today);
        charter.HoursPerFortnight = Hours ?? charter.HoursPerFortnight;
        charter.DecideWithinDays = Days ?? charter.DecideWithinDays;
        charter.DeputyId = Deputy?.Id ?? charter.DeputyId;
        charter.Addresses = Addresses ?? charter.Addresses;
        charter.StopCondition = Stop ?? charter.StopCondition;
        charter.SignedAt = SignedAt;
        charter.Version++;
    }

    public override string ToString() => $"{Project.Name}, {Sponsor.Name}, {RoleWords.Of(Phase)}";

    private static CharterRhythm? RhythmOf(ImportCells cells)
    {
        if (cells.Text("rhythm", 20) is not { } text)
            return null;
        if (Enum.GetNames<CharterRhythm>().Any(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)))
            return Enum.Parse<CharterRhythm>(text, ignoreCase: true);
        cells.Fault("rhythm", "Write weekly, fortnightly or monthly.");
        return null;
    }
}
