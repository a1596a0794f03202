using LeadershipBot.Channels.Web.Blocks;
using LeadershipBot.Channels.Web.Chat;
using LeadershipBot.Messaging;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Channels.Web;

/// <summary>Messages and forms as HTML, apart from any page: for the live stream and for golden files.</summary>
public sealed class WebRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    public Task<string> RenderAsync(Message message) =>
        RenderAsync<MessageView>(new() { [nameof(MessageView.Message)] = message });

    public Task<string> RenderAsync(Form form) => RenderAsync<FormView>(new() { [nameof(FormView.Form)] = form });

    internal Task<string> RenderAsync(ChatPost post, ReaderTime time) =>
        RenderAsync<PostView>(new() { [nameof(PostView.Post)] = post, [nameof(PostView.Time)] = time });

    internal Task<string> RenderAsync(Form form, FormEntry entry) =>
        RenderAsync<FormView>(new() { [nameof(FormView.Form)] = form, [nameof(FormView.Entry)] = entry });

    private async Task<string> RenderAsync<TComponent>(Dictionary<string, object?> parameters) where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
