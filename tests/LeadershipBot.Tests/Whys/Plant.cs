using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Tests.Kit;
using LeadershipBot.Whys;
using LeadershipBot.Whys.Templates;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Whys;

/// <summary>An office whose project has a plant in Bursa: operators, a lead, and all facts but days and numbers at hand.</summary>
internal sealed class Plant(Office office, Site bursa, IReadOnlyList<Person> operators, Person emre) : IAsyncDisposable
{
    public Office Office { get; } = office;

    public BotHouse House => Office.House;

    public Project Project => Office.Project;

    public Person Ali => Office.Ali;

    public Person Meral => Office.Meral;

    public Person Emre { get; } = emre;

    public Site Bursa { get; } = bursa;

    public IReadOnlyList<Person> Operators { get; } = operators;

    public static async Task<Plant> OpenAsync(int operators = 3, Action<Person>? each = null)
    {
        var office = await Office.OpenAsync();
        var bursa = new Site { Id = SiteId.New(), Name = "Bursa", Zone = "Europe/Istanbul" };
        await office.House.AddAsync(bursa);
        var emre = Some.Person("Emre Yildiz", zone: "Europe/Istanbul");
        emre.SiteId = bursa.Id;
        List<Person> people = [.. Enumerable.Range(1, operators).Select(n => Some.Person($"Operator {n}", zone: "Europe/Istanbul"))];
        foreach (var person in people)
        {
            (person.SiteId, person.Function) = (bursa.Id, WorkFunction.Operators);
            each?.Invoke(person);
        }
        await office.House.AddAsync([emre, .. people, Some.Role(office.Project, emre, RoleKind.Lead),
            .. people.Select(p => Some.Role(office.Project, p, RoleKind.Member))]);
        return new Plant(office, bursa, people, emre);
    }

    /// <summary>Answers the PMO's form for whatever is missing in the draft that waits.</summary>
    public Task<Outcome<Reply>> FillAsync() => Office.FillAsync(Ali, "Fill in…",
        [.. Missing().Select(static f => (f.Name, f.Kind switch
        {
            WhyFactKind.Date => "2027-03-16",
            WhyFactKind.Number => "140 hours",
            WhyFactKind.Person => "Fatma Oz",
            _ => "this and that",
        }))]);

    public Task<Why> WhyAsync() => Office.LookAsync(db => db.Whys.Include(w => w.Targets).OrderByDescending(w => w.CreatedAt).FirstAsync());

    /// <summary>The texts of the whys in a person's chat.</summary>
    public async Task<List<string>> HeardAsync(Person person) => (await Office.SentAsync(person))
        .FindAll(static s => s.StartsWith("Why ", StringComparison.Ordinal));

    /// <summary>To the brief that carries a complete draft.</summary>
    public async Task ToBriefAsync()
    {
        await Office.PassAsync(new DateTimeOffset(2027, 3, 1, 10, 0, 0, TimeSpan.Zero));
        Assert.Null((await FillAsync()).Refusal);
        await Office.PassAsync(Office.FirstBrief);
    }

    public ValueTask DisposeAsync() => Office.DisposeAsync();

    private IEnumerable<WhyFactDeclaration> Missing()
    {
        var templates = House.Get<TemplateSet>();
        return templates.Templates.SelectMany(static t => t.Facts).Distinct().Select(templates.Fact);
    }
}
