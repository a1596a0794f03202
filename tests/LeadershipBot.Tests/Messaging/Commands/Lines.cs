using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;

namespace LeadershipBot.Tests.Messaging.Commands;

/// <summary>A command that is only its grammar.</summary>
internal sealed class Only(string grammar, Needs needs = Needs.Anyone) : ICommand
{
    public string Grammar => grammar;

    public Needs Needs => needs;

    public string Help => "for a test";

    public Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<Reply>>(Reply.Nothing);
}

/// <summary>The world the grammar's tables speak of. Today is Wednesday 10 March 2027.</summary>
internal static class Lines
{
    public static readonly DateOnly Today = new(2027, 3, 10);

    public static readonly CommandTable Table = new(new[]
    {
        "help [<about:text>]", "undo", "projects", "people [<project>]", "add project <name:text> [at <site>]",
        "add person <name:text> [in <zone>] [<email>]", "add site <name:text> [in <zone>]",
        "rename project <project> to <name:text>", "remove person <person>", "remove project <project>",
        "set <person|me> <field:zone|hours|days|rota|calendar|language> <value:text>", "away [<person|me>] <dates>",
        "cancel away [<person|me>] [<date>]", "absences [<person|me>]", "approve <project> [<on:past>]",
        "phase <project> <phase:planning|execution|go-live|stabilise|sustain|closed>", "sponsor <project> <person> [from <date>]",
        "lead|member|pmo|chair <project> <person> [from <date>]",
            "deputy <project> <person> for <sponsor:person> [<dates>] [with vote]",
        "deputy <person> [<dates>] [with vote]", "pause all", "resume all", "pause|resume <project>", "start pilot <project>",
        "status <project>", "remind <person> <count:number>", "brief <slot>", "site <project> <site>",
    }.Select(static g => (ICommand)new Only(g)));

    private static readonly NameEntry[] Projects =
    [
        Project("MES and Historian"), Project("Firewall Renewal"), Project("Fiber Ring"), Project("Müller Line 3"),
            Project("All Hands"),
    ];

    private static readonly NameEntry[] People =
    [
        Person("Ali Demir", "ali@example.com"), Person("Ali Kaya", "kaya@example.com"),
            Person("Şebnem Öztürk", "sebnem@example.com"),
        Person("Jane Doe", "jane@example.com"), Person("Jane Doe", "jd2@example.com"), Person("Jørgen O'Brien", null),
    ];

    private static readonly NameEntry[] Sites = [Site("Bursa"), Site("Köln Nord")];

    public static readonly NameBook Names = new(new NameList(Projects), new NameList(People), new NameList(Sites), People[0]);

    public static Reading Read(string line, Func<ICommand, bool>? may = null) =>
        Table.Read(new CommandLine(line), Names, Today, may ?? (static _ => true));

    /// <summary>The reading as one comparable text: the grammar's first words and every value by its name.</summary>
    public static string Shown(Reading reading) => reading.Arguments is null
        ? $"REFUSED {reading.Refusal!.Sentence}"
        : string.Join("; ", reading.Arguments.All.OrderBy(static v => v.Key, StringComparer.Ordinal)
            .Select(static v => $"{v.Key}={Shown(v.Value)}").Prepend(reading.Command!.Grammar.Split(" <")[0].Split(" [")[0]));

    private static string Shown(object value) => value switch
    {
        ProjectId id => Projects.First(p => p.Key == id.Value).Name,
        PersonId id => People.First(p => p.Key == id.Value) is var person
            && person.Name == "Jane Doe" ? person.Hint! : person.Name,
        SiteId id => Sites.First(p => p.Key == id.Value).Name,
        DateOnly date => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static NameEntry Project(string name) => ProjectId.New() is var id ? new(id, id.Value, name) : null!;

    private static NameEntry Person(string name, string? email) =>
        PersonId.New() is var id ? new(id, id.Value, name, email) : null!;

    private static NameEntry Site(string name) => SiteId.New() is var id ? new(id, id.Value, name) : null!;
}
