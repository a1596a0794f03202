using System.Collections.Frozen;
using System.Text;

namespace LeadershipBot.Messaging.Commands;

/// <summary>
/// Text as it is compared: lower case, without diacritics, words parted by single blanks. The table is our own because the
/// program runs without the system's language data, which would otherwise normalise.
/// </summary>
public static class Folded
{
    private static readonly string[] Families =
    [
        "aàáâãäåāăąǎạảấầẩẫậắằẳẵặ", "cçćĉċč", "dďđð", "eèéêëēĕėęěẹẻẽếềểễệ", "gĝğġģ", "hĥħ", "iìíîïĩīĭįıǐịỉ", "jĵ", "kķ", "lĺļľŀł",
        "nñńņňŉ", "oòóôõöøōŏőơǒọỏốồổỗộớờởỡợ", "rŕŗř", "sśŝşšș", "tţťŧț", "uùúûüũūŭůűųưǔụủứừửữự", "wŵ", "yýÿŷỳỵỷỹ", "zźżž",
    ];

    private static readonly FrozenDictionary<char, char> Plain = Families
        .SelectMany(static family => family.Skip(1), static (family, letter) => KeyValuePair.Create(letter, family[0]))
        .ToFrozenDictionary();

    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            // The capital dotted I of Turkish has no single lower-case letter of its own outside Turkish.
            var lower = letter == 'İ' ? 'i' : char.ToLowerInvariant(letter);
            if (lower is >= '\u0300' and <= '\u036f' or '\'' or '\u2019')
                continue;
            if (!char.IsLetterOrDigit(lower))
                Blank(folded);
            else if (lower is 'ß' or 'æ' or 'œ')
                folded.Append(lower switch { 'ß' => "ss", 'æ' => "ae", _ => "oe" });
            else
                folded.Append(Plain.GetValueOrDefault(lower, lower));
        }
        return folded.ToString().TrimEnd();
    }

    /// <summary>
    /// Edits between two folded texts (insert, delete, replace, swap of neighbours), or <paramref name="most"/> + 1 when there
    /// are more than <paramref name="most"/>.
    /// </summary>
    public static int Edits(string from, string to, int most)
    {
        if (Math.Abs(from.Length - to.Length) > most)
            return most + 1;
        var before = new int[to.Length + 1];
        var last = Enumerable.Range(0, to.Length + 1).ToArray();
        var row = new int[to.Length + 1];
        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var same = from[i - 1] == to[j - 1];
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }
            if (least > most)
                return most + 1;
            (before, last, row) = (last, row, before);
        }
        return Math.Min(last[to.Length], most + 1);
    }

    /// <summary>How many slips of the pen a word of this length may hold: none below 4 letters, 1 below 8, else 2.</summary>
    public static int Tolerance(int length) => length switch { < 4 => 0, < 8 => 1, _ => 2 };

    private static void Blank(StringBuilder folded)
    {
        if (folded.Length > 0 && folded[^1] != ' ')
            folded.Append(' ');
    }
}
