using System.Text;
using CsCheck;
using LeadershipBot.Channels.Slack;
using LeadershipBot.Tests.Kit;
using Xunit;

namespace LeadershipBot.Tests.Slack;

public sealed class SignatureTests
{
    /// <summary>Slack's own published example.</summary>
    private const string Body =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar"
        + "&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
        + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121"
        + ".803a0bc887a14d10d2c447fce8b6703c";

    private const string Timestamp = "1531420618";
    private const string Signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    private static readonly DateTimeOffset Then = DateTimeOffset.FromUnixTimeSeconds(1531420618);
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes(SlackHouse.Secret);

    [Fact]
    public void Slacks_own_example_is_good() => Assert.Equal(SignatureVerdict.Good, Check(Timestamp, Signature, Then));

    [Theory]
    [InlineData(null, Signature, nameof(SignatureVerdict.Missing))]
    [InlineData("", Signature, nameof(SignatureVerdict.Missing))]
    [InlineData(Timestamp, null, nameof(SignatureVerdict.Missing))]
    [InlineData(Timestamp, "", nameof(SignatureVerdict.Missing))]
    [InlineData("1531420618 ", Signature, nameof(SignatureVerdict.Wrong))]
    [InlineData("-1531420618", Signature, nameof(SignatureVerdict.Wrong))]
    [InlineData("now", Signature, nameof(SignatureVerdict.Wrong))]
    [InlineData(Timestamp, "v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", nameof(SignatureVerdict.Wrong))]
    [InlineData(Timestamp, "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b5", nameof(SignatureVerdict.Wrong))]
    [InlineData(Timestamp, Signature + "00", nameof(SignatureVerdict.Wrong))]
    [InlineData(Timestamp, "v0=zz114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", nameof(SignatureVerdict.Wrong))]
    [InlineData("1531420619", Signature, nameof(SignatureVerdict.Wrong))]
    public void Whatever_is_not_exactly_right_is_refused(string? timestamp, string? signature, string verdict) =>
        Assert.Equal(verdict, Check(timestamp, signature, Then).ToString());

    [Theory]
    [InlineData(300, nameof(SignatureVerdict.Good))]
    [InlineData(301, nameof(SignatureVerdict.OutOfTime))]
    [InlineData(-300, nameof(SignatureVerdict.Good))]
    [InlineData(-301, nameof(SignatureVerdict.OutOfTime))]
    public void Five_minutes_either_way_are_the_limit(int seconds, string verdict) =>
        Assert.Equal(verdict, Check(Timestamp, Signature, Then.AddSeconds(seconds)).ToString());

    [Fact]
    public void An_empty_secret_is_a_defect_and_never_a_check_that_passes() => Assert.Throws<ArgumentException>(
        static () => SlackSignature.Check([], Timestamp, Signature, Encoding.UTF8.GetBytes(Body), Then));

    [Fact]
    public void Any_changed_byte_of_any_body_is_seen() =>
        Gen.Select(Gen.Byte.Array[1, 200], Gen.Int[0, 199], Gen.Byte[1, 255]).Sample(static (body, at, change) =>
        {
            var signature = SlackSignature.Write(Secret, Timestamp, body);
            Assert.Equal(SignatureVerdict.Good, SlackSignature.Check(Secret, Timestamp, signature, body, Then));
            body[at % body.Length] ^= change;
            Assert.Equal(SignatureVerdict.Wrong, SlackSignature.Check(Secret, Timestamp, signature, body, Then));
        });

    private static SignatureVerdict Check(string? timestamp, string? signature, DateTimeOffset now) =>
        SlackSignature.Check(Secret, timestamp, signature, Encoding.UTF8.GetBytes(Body), now);
}
