namespace LeadershipBot.Channels.Web.Pages;

/// <summary>Where a reader is in a list of pages; the first page is 1.</summary>
public sealed record Pager(int Number, bool HasNext)
{
    /// <summary>Nobody reads further than this by paging; the exports hold everything.</summary>
    private const int Last = 1000;

    public static int Clamp(int? page) => Math.Clamp(page ?? 1, 1, Last);

    /// <summary>Cuts the one row that was read beyond the page.</summary>
    public static (List<T> Rows, Pager Pager) Cut<T>(List<T> rows, int number)
    {
        var more = rows.Count > Page.Size;
        return (more ? rows[..Page.Size] : rows, new Pager(number, more));
    }
}
