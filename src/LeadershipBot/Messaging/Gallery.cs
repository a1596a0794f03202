namespace LeadershipBot.Messaging;

/// <summary>One example of something the product can say: a message or a form, never both.</summary>
public sealed record GalleryEntry(string Id, string Title, Message? Message, Form? Form)
{
    /// <param name="id">Lower-case words with dots, unique, kept for ever: it names the golden files.</param>
    public static GalleryEntry Of(string id, string title, Message message) => new(id, title, message, null);

    public static GalleryEntry Of(string id, string title, Form form) => new(id, title, null, form);
}

/// <summary>A slice's share of the gallery. Every message and form the slice can say has at least one entry.</summary>
public interface IGallerySource
{
    IEnumerable<GalleryEntry> Entries { get; }
}
