using LeadershipBot.Data;
using LeadershipBot.Tests.Host;
using Xunit;

namespace LeadershipBot.Tests.Data;

public sealed class SingleInstanceTests : IDisposable
{
    private readonly TemporaryDirectory _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_second_writer_of_the_file_is_refused_in_a_sentence_that_names_it()
    {
        using var first = SingleInstance.Take(TestHost.Source(_home)).Value;

        var refusal = SingleInstance.Take(TestHost.Source(_home)).Refusal;

        Assert.Equal(RefusalKind.Conflict, refusal!.Kind);
        Assert.Contains(_home.File("bot.db"), refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Letting_go_lets_the_next_one_in()
    {
        SingleInstance.Take(TestHost.Source(_home)).Value.Dispose();

        using var next = SingleInstance.Take(TestHost.Source(_home)).Value;

        Assert.Equal(_home.File("bot.db"), next.Database);
    }

    [Fact]
    public void A_lock_file_that_nobody_holds_stops_nobody()
    {
        File.WriteAllText(_home.File("bot.db.lock"), "");

        Assert.True(SingleInstance.Take(TestHost.Source(_home)).Succeeded);
    }

    [Fact]
    public void Two_databases_do_not_disturb_each_other()
    {
        using var one = SingleInstance.Take(TestHost.Source(_home)).Value;
        using var other = SingleInstance.Take(new SqliteDbSource($"Data Source={_home.File("other.db")}")).Value;

        Assert.NotEqual(one.Database, other.Database);
    }
}
