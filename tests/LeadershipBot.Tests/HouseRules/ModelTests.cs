using LeadershipBot.Data;
using Xunit;

namespace LeadershipBot.Tests.HouseRules;

/// <summary>What every table looks like, on both providers.</summary>
public sealed class ModelTests
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory, MemberData(nameof(Providers))]
    public void Every_text_column_has_a_longest_length(DatabaseProvider provider)
    {
        using var db = Open(provider);
        var wrong = db.Model.GetEntityTypes().SelectMany(static e => e.GetProperties())
            .Where(static p => (p.GetTypeMapping().Converter?.ProviderClrType ?? p.ClrType) == typeof(string) && p.GetMaxLength() is null)
            .Select(static p => $"{p.DeclaringType.DisplayName()}.{p.Name}").Except(AsLongAsItTakes);
        Assert.Empty(wrong);
    }

    /// <summary>Without a longest length, each with its reason.</summary>
    private static readonly string[] AsLongAsItTakes =
    [
        // Written by the product alone, from the bank's own bounded texts; cutting it would lose what was asked.
        "Pulse.Questions", "ConfidentialQuestion.Asked",
        // Comments of a whole block, each bounded; how many there are is not.
        "DisclosedBlock.Tally",
    ];

    [Theory, MemberData(nameof(Providers))]
    public void What_two_may_touch_carries_a_version_that_is_looked_at(DatabaseProvider provider)
    {
        using var db = Open(provider);
        var wrong = db.Model.GetEntityTypes().Where(static e => e.ClrType != typeof(LeadershipBot.Messaging.OutboxRow))
            .Select(static e => e.FindProperty("Version")).OfType<Microsoft.EntityFrameworkCore.Metadata.IProperty>()
            .Where(static p => !p.IsConcurrencyToken).Select(static p => p.DeclaringType.DisplayName());
        Assert.Empty(wrong);
    }

    private static LeadershipDb Open(DatabaseProvider provider) => LeadershipDbSource.For(new DatabaseOptions
    {
        Provider = provider,
        ConnectionString = provider == DatabaseProvider.Sqlite ? "Data Source=:memory:" : "Host=nowhere",
    }).Open();
}
