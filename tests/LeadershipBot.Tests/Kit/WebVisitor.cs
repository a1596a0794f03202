using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LeadershipBot.People;
using Xunit;

namespace LeadershipBot.Tests.Kit;

/// <summary>A browser without script: keeps cookies, reads pages, sends the forms that stand on them.</summary>
public sealed class WebVisitor : IDisposable
{
    private readonly HttpClient _http;

    public WebVisitor(WebHouse house)
    {
        Cookies = new CookieContainer();
        var handler = new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false };
        _http = new HttpClient(handler) { BaseAddress = house.Url };
    }

    public CookieContainer Cookies { get; }

    public static async Task<WebVisitor> SignedInAsync(WebHouse house, Person person, CancellationToken cancellationToken)
    {
        var visitor = new WebVisitor(house);
        var page = await visitor.ReadAsync(await house.LinkAsync(person, cancellationToken), cancellationToken);
        var response = await visitor.SubmitAsync(page.QuerySelector("main form")!, null, cancellationToken);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return visitor;
    }

    public Task<HttpResponseMessage> GetAsync(string path, CancellationToken cancellationToken) =>
        _http.GetAsync(path, cancellationToken);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    public async Task<IHtmlDocument> ReadAsync(string path, CancellationToken cancellationToken) =>
        await ParseAsync(await GetAsync(path, cancellationToken), cancellationToken);

    public static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(cancellationToken));

    /// <summary>Presses a button of a page, wherever it stands, with the fields of its form and the given typed ones.</summary>
    public Task<HttpResponseMessage> PressAsync(
        IHtmlDocument page, string label, CancellationToken cancellationToken, Dictionary<string, string>? typed = null)
    {
        var button = page.QuerySelectorAll("button").Last(b => b.TextContent.Trim().Contains(label, StringComparison.Ordinal));
        var form = button.GetAttribute("form") is { } id ? page.GetElementById(id)! : button.Closest("form")!;
        return SubmitAsync(form, button, cancellationToken, typed);
    }

    public Task<HttpResponseMessage> SubmitAsync(
        IElement form, IElement? button, CancellationToken cancellationToken, Dictionary<string, string>? typed = null)
    {
        var fields = FieldsOf(form);
        if (button?.GetAttribute("name") is { } name)
            fields[name] = button.GetAttribute("value") ?? "";
        foreach (var (key, value) in typed ?? [])
            fields[key] = value;
        var action = button?.GetAttribute("formaction") ?? form.GetAttribute("action")!;
        return _http.PostAsync(action, new FormUrlEncodedContent(fields), cancellationToken);
    }

    public Task<HttpResponseMessage> PostAsync(
        string path, Dictionary<string, string> fields, CancellationToken cancellationToken) =>
        _http.PostAsync(path, new FormUrlEncodedContent(fields), cancellationToken);

    public void Dispose() => _http.Dispose();

    public static Dictionary<string, string> FieldsOf(IElement form) => form.QuerySelectorAll("input, textarea, select")
        .Where(static f => f.HasAttribute("name") && (f.GetAttribute("type") != "radio" || f.HasAttribute("checked")))
        .ToDictionary(static f => f.GetAttribute("name")!, static f => f switch
        {
            IHtmlTextAreaElement area => area.Value,
            IHtmlSelectElement select => select.Value ?? "",
            _ => f.GetAttribute("value") ?? "",
        });
}
