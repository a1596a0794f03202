using System.Net;
using System.Text;
using LeadershipBot.Channels.Slack.Api;
using Xunit;

namespace LeadershipBot.Tests.Slack;

/// <summary>What an answer of the Web API proves, and what it leaves open.</summary>
public sealed class ClientTests
{
    [Theory]
    [InlineData(200, """{"ok":true,"ts":"1.2"}""", "Ok")]
    [InlineData(200, """{"ok":true,"warning":"missing_charset","response_metadata":{"warnings":["missing_charset"]}}""", "Ok")]
    [InlineData(200, "", "Unclear")]
    [InlineData(200, "ok", "Unclear")]
    [InlineData(200, "<html></html>", "Unclear")]
    [InlineData(200, "[]", "Unclear")]
    [InlineData(200, "{}", "Unclear")]
    [InlineData(200, """{"ok":"true"}""", "Unclear")]
    [InlineData(500, "<html>oops</html>", "Unclear")]
    [InlineData(503, """{"ok":true}""", "Unclear")]
    [InlineData(500, """{"ok":false,"error":"channel_not_found"}""", "Unclear")]
    [InlineData(200, """{"ok":false,"error":"internal_error"}""", "Unclear")]
    [InlineData(200, """{"ok":false,"error":"fatal_error"}""", "Unclear")]
    [InlineData(200, """{"ok":false}""", "Unclear")]
    [InlineData(200, """{"ok":false,"error":"ratelimited"}""", "Later")]
    [InlineData(200, """{"retry_after":3,"ok":false,"error":"rate_limited"}""", "Later")]
    [InlineData(200, """{"ok":false,"error":"request_timeout"}""", "Later")]
    [InlineData(200, """{"ok":false,"error":"channel_not_found"}""", "No")]
    [InlineData(400, """{"ok":false,"error":"invalid_blocks"}""", "No")]
    public void Only_a_json_object_that_says_ok_is_success(int status, string body, string answer) =>
        Assert.Equal(answer, SlackClient.Read((HttpStatusCode)status, Encoding.UTF8.GetBytes(body)).GetType().Name);

    [Theory]
    [InlineData("""{"ok":false,"error":"invalid_blocks","errors":["too long [json-pointer:/blocks/0/text]"]}""", "too long [json-pointer:/blocks/0/text]")]
    [InlineData("""{"ok":false,"error":"invalid_blocks","errors":[{"code":"failed_constraint","pointer":"/0/text"}]}""", "failed_constraint")]
    [InlineData("""{"ok":false,"error":"invalid_arguments","response_metadata":{"messages":["[ERROR] no such arg"]}}""", "no such arg")]
    public void What_is_wrong_is_told_whether_it_is_written_as_text_or_as_object(string body, string expected)
    {
        var no = Assert.IsType<SlackAnswer.No>(SlackClient.Read(HttpStatusCode.OK, Encoding.UTF8.GetBytes(body)));
        Assert.Contains(expected, no.Details, StringComparison.Ordinal);
    }
}
