using System.ComponentModel.DataAnnotations;

namespace LeadershipBot.People;

/// <summary>Section <c>Pilot</c>: a trial with a few people on an installation that knows many.</summary>
public sealed class PilotOptions : IValidatableObject
{
    public const string Section = "Pilot";

    public const string NotInGroup = "not in the pilot group";

    /// <value>
    /// Work e-mails. When any is named, nothing unasked goes to anybody else; what others ask is still answered. Empty:
    /// everybody.
    /// </value>
    public IList<string> AllowedPeople { get; } = [];

    public bool IsOpen => AllowedPeople.Count == 0;

    /// <summary>The e-mails as they are stored.</summary>
    public IReadOnlyList<string> Emails => [.. AllowedPeople.Select(static e => e.Trim().ToLowerInvariant())];

    /// <summary>Null when something unasked may go to the person.</summary>
    public string? WhyNot(Person person) => WhyNot(person.Email);

    /// <inheritdoc cref="WhyNot(Person)"/>
    public string? WhyNot(string? email) =>
        IsOpen || (email is not null && Emails.Contains(email, StringComparer.OrdinalIgnoreCase)) ? null : NotInGroup;

    /// <summary>Whom something unasked may go to, as a query.</summary>
    public IQueryable<Person> Only(IQueryable<Person> people)
    {
        var emails = Emails;
        return emails.Count == 0 ? people : people.Where(p => p.Email != null && emails.Contains(p.Email));
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        AllowedPeople.Where(static e => PersonSettings.CheckEmail(e).Refusal is not null).Select(static e => new ValidationResult(
            $"Pilot:AllowedPeople holds '{e}', which is not an e-mail address.", [nameof(AllowedPeople)]));
}
