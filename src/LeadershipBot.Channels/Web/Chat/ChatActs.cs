using System.Globalization;
using LeadershipBot.Channels.Web.Blocks;
using LeadershipBot.Channels.Web.Door;
using LeadershipBot.Channels.Web.Pages;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Channels.Web.Chat;

/// <summary>What a person does in the chat: press, open a form, submit it, type a line. Each is one plain form post.</summary>
internal sealed class ChatActs(Intake intake, WriteGate gate, LocalChatFeed feed, WebRenderer renderer, BusinessClock clock)
{
    private const int MaxCommand = 1000;

    private delegate Task<IResult> Act(HttpContext http, Visitor visitor, CancellationToken cancellationToken);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, "/chat/press", static acts => acts.PressAsync);
        Map(endpoints, "/chat/form", static acts => acts.OpenAsync);
        Map(endpoints, "/chat/submit", static acts => acts.SubmitAsync);
        Map(endpoints, "/chat/command", static acts => acts.TypeAsync);
    }

    private static void Map(IEndpointRouteBuilder endpoints, string path, Func<ChatActs, Act> choose) => endpoints
        .MapPost(path, (ChatActs acts, HttpContext http, Visitor visitor, CancellationToken cancellationToken) =>
            choose(acts)(http, visitor, cancellationToken))
        .WithMetadata(new WebSurface(Entry.SignedIn));

    private async Task<IResult> PressAsync(HttpContext http, Visitor visitor, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        if (!Press.TryRead(form[Press.Field].ToString(), out var post, out var wire))
            return ErrorPage.NotFound(http);
        await intake.AcceptAsync(ActOf(InboundKind.Press, visitor, form["nonce"].ToString(), wire), cancellationToken);
        return Done(http, post, saving: false);
    }

    private async Task<IResult> OpenAsync(HttpContext http, Visitor visitor, CancellationToken cancellationToken)
    {
        var posted = await http.Request.ReadFormAsync(cancellationToken);
        if (!Press.TryRead(posted[Press.Field].ToString(), out var post, out var wire))
            return ErrorPage.NotFound(http);
        var outcome = await intake.OpenAsync(wire, visitor.Address, cancellationToken);
        return await ShowFormAsync(http, outcome, wire, post, FormEntry.Sample.Typed, FormEntry.Sample.Errors);
    }

    private async Task<IResult> SubmitAsync(HttpContext http, Visitor visitor, CancellationToken cancellationToken)
    {
        var posted = await http.Request.ReadFormAsync(cancellationToken);
        var typed = FormFields.Read(posted);
        var act = ActOf(InboundKind.Submit, visitor, posted["nonce"].ToString(), posted["wire"].ToString());
        var outcome = await intake.AnswerAsync(act with { Values = typed }, cancellationToken);
        _ = long.TryParse(posted["post"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var post);
        // Every other refusal is told in the chat, like any answer.
        if (outcome?.Refusal is not FieldErrors wrong)
            return Done(http, post, saving: outcome is null);
        var opener = posted["opener"].ToString();
        var again = await intake.OpenAsync(opener, visitor.Address, cancellationToken);
        return await ShowFormAsync(http, again, opener, post, typed, wrong.Errors);
    }

    private async Task<IResult> TypeAsync(HttpContext http, Visitor visitor, CancellationToken cancellationToken)
    {
        var posted = await http.Request.ReadFormAsync(cancellationToken);
        var text = posted["text"].ToString().Trim();
        if (text.Length is 0 or > MaxCommand)
            return Refused(http, text.Length == 0 ? ChatMessages.CommandHint : ChatMessages.TooLong);
        var nonce = posted["nonce"].ToString();
        await KeepAsync(visitor.Address, Nonce.PostOf(visitor.Address, nonce, text), text, cancellationToken);
        var outcome = await intake.AnswerAsync(ActOf(InboundKind.Command, visitor, nonce, text), cancellationToken);
        return Done(http, null, saving: outcome is null);
    }

    private Inbound ActOf(InboundKind kind, Visitor visitor, string nonce, string content) =>
        new(kind, visitor.Address, Nonce.KeyOf(kind, visitor.Address, nonce, content), clock.Instant, content);

    /// <summary>What the person typed stands in the chat before its answer does.</summary>
    private async Task KeepAsync(Address from, LogicalMessageId logical, string text, CancellationToken cancellationToken)
    {
        await gate.RunAsync(async (db, unit) =>
        {
            if (!await db.LocalPosts.AnyAsync(p => p.LogicalId == logical, unit))
                db.LocalPosts.Add(new LocalPost
                {
                    UserId = from.UserId, FromPerson = true, Body = text, LogicalId = logical, At = clock.Instant,
                });
        }, cancellationToken);
        feed.Notify(from.UserId);
    }

    private async Task<IResult> ShowFormAsync(HttpContext http, Outcome<Form> outcome, string opener, long post,
        IReadOnlyDictionary<string, string> typed, IReadOnlyDictionary<string, string> errors)
    {
        if (!outcome.TryGet(out var form, out var refusal))
            return Refused(http, refusal.Sentence);
        var status = errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        var entry = new FormEntry(PageFrame.Of(http).Token, opener, post, Nonce.New(), typed, errors);
        return Enhanced.Is(http.Request)
            ? TypedResults.Content(await renderer.RenderAsync(form, entry), "text/html; charset=utf-8", statusCode: status)
            : Page.Show<FormPage>(http, _ => [("Form", form), ("Entry", entry)], status);
    }

    private static IResult Refused(HttpContext http, string sentence) => Enhanced.Is(http.Request)
        ? TypedResults.Text(sentence, statusCode: StatusCodes.Status409Conflict)
        : Page.Show<RefusalPage>(http, _ => [("Sentence", sentence)], StatusCodes.Status409Conflict);

    private static IResult Done(HttpContext http, long? post, bool saving) => Enhanced.Is(http.Request)
        ? TypedResults.StatusCode(saving ? StatusCodes.Status202Accepted : StatusCodes.Status204NoContent)
        : Page.SeeOther(post is > 0 ? string.Create(CultureInfo.InvariantCulture, $"/#post-{post}") : "/#composer");
}
