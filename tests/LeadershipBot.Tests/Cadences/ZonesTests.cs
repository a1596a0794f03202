using LeadershipBot.Cadences;
using Xunit;

namespace LeadershipBot.Tests.Cadences;

public sealed class ZonesTests
{
    [Theory]
    [InlineData("Europe/Berlin", true)]
    [InlineData("europe/berlin", true)]
    [InlineData("UTC", true)]
    [InlineData("Asia/Calcutta", true)]
    [InlineData("UTC+05:30", false)]
    [InlineData("W. Europe Standard Time", false)]
    [InlineData("Mars/Olympus", false)]
    [InlineData("", false)]
    public void Only_names_of_the_tz_database_are_known(string name, bool known) => Assert.Equal(known, Zones.IsKnown(name));

    [Theory]
    [InlineData("asia/calcutta", "Asia/Kolkata")]
    [InlineData("US/Eastern", "America/New_York")]
    [InlineData("Europe/Istanbul", "Europe/Istanbul")]
    public void Another_name_of_a_zone_has_one_canonical_name(string name, string canonical) =>
        Assert.Equal(canonical, Zones.Canonical(name));

    [Theory]
    [InlineData("new york", "America/New_York")]
    [InlineData("Zurich", "Europe/Zurich")]
    [InlineData("Europ/Berln", "Europe/Berlin")]
    [InlineData("Romance Standard Time", "Europe/Paris")]
    [InlineData("japan", "Asia/Tokyo")]
    public void A_near_name_is_suggested(string text, string suggestion) =>
        Assert.Contains(suggestion, Zones.Suggest(text));

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("qqqqqqqqqqqqqqqqqqqqqqqq")]
    public void Nothing_is_suggested_when_nothing_is_near(string text) => Assert.Empty(Zones.Suggest(text));

    [Fact]
    public void At_most_three_names_are_suggested() => Assert.Equal(3, Zones.Suggest("Brazil").Count);

    [Fact]
    public void An_unknown_zone_is_refused_with_a_cure()
    {
        Assert.Equal("'Istanbull' is not a time zone. Did you mean Europe/Istanbul?", Zones.Parse("Istanbull").Refusal!.Sentence);
        Assert.Equal(
            "'CEST' is not a time zone. Write one like Europe/Berlin or Asia/Kolkata.", Zones.Parse("CEST").Refusal!.Sentence);
        Assert.Equal("Europe/Berlin", Zones.Parse(" europe/berlin ").Value);
        Assert.Throws<ArgumentException>(() => Zones.LocalOf(DateTimeOffset.UnixEpoch, "Mars/Olympus"));
        Assert.Throws<ArgumentException>(() => new Availability("Mars/Olympus"));
    }

    [Fact]
    public void The_release_of_the_tz_database_is_told() => Assert.Matches("^20[2-9][0-9][a-z]$", Zones.Version);

    [Fact]
    public void An_instant_is_shown_in_the_readers_zone()
    {
        var instant = new DateTimeOffset(2026, 1, 1, 23, 0, 0, TimeSpan.Zero);

        Assert.Equal("2026-01-02T04:45:00+05:45", Zones.InZone(instant, "Asia/Kathmandu").ToString("yyyy-MM-ddTHH:mm:sszzz"));
        Assert.Equal(new LocalMoment(new DateOnly(2026, 1, 2), new TimeOnly(4, 45)), Zones.LocalOf(instant, "Asia/Kathmandu"));
        Assert.Equal(new DateOnly(2026, 1, 1), Zones.DateOf(instant, "America/New_York"));
    }

    [Fact]
    public void The_ends_of_the_calendar_do_not_overflow()
    {
        foreach (var zone in (string[])["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin"])
        {
            Assert.Equal(DateOnly.MaxValue.Year, Zones.DateOf(DateTimeOffset.MaxValue, zone).Year);
            Assert.Equal(1, Zones.DateOf(DateTimeOffset.MinValue, zone).Year);
            Assert.Equal(1, Cadence.InstantOf(DateOnly.MinValue, TimeOnly.MinValue, zone).Year);
            Assert.Equal(9999, Cadence.InstantOf(DateOnly.MaxValue, new TimeOnly(23, 59), zone).Year);
        }
    }
}
