using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Pulses;

/// <summary>Somebody who sponsors more projects than a brief asks about.</summary>
public sealed class ManyProjectsTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Every_brief_asks_two_closed_questions_and_at_most_one_sentence(int count)
    {
        await using var office = await OpenAsync(count);
        await office.PassAsync(Office.FirstBrief.AddDays(14 * 5));

        var prompts = (await office.PromptsAsync()).FindAll(static p => p.Pulses.Count > 0);
        Assert.NotEmpty(prompts);
        Assert.All(prompts, static prompt =>
        {
            var main = prompt.Pulses.SelectMany(static u => LeadershipBot.Pulses.AskedQuestion.Read(u.Questions))
                .Where(static q => q.After is null).ToList();
            Assert.Equal(2, main.Count(static q => q.Type != AnswerType.Text));
            Assert.InRange(main.Count(static q => q.Type == AnswerType.Text), 0, 1);
        });
    }

    [Fact]
    public async Task Whoever_has_waited_longest_comes_first_and_nobody_waits_twice_in_a_row()
    {
        await using var office = await OpenAsync(3);
        for (var brief = 0; brief < 6; brief++)
        {
            await office.PassAsync(Office.FirstBrief.AddDays(14 * brief));
            await office.TapAsync(office.Meral, office.FirstAnswer(office.Meral));
        }

        var names = await office.LookAsync(
            static db => Task.FromResult(db.Projects.ToDictionary(static p => p.Id, static p => p.Name)));
        var turns = (await office.PromptsAsync())
            .ConvertAll(p => string.Join('+', p.Pulses.Select(u => names[u.ProjectId]).Order()));

        Assert.Equal(["Alpha+Beta", "Alpha+MES", "Beta+MES", "Alpha+Beta", "Alpha+MES", "Beta+MES"], turns);
    }

    [Fact]
    public async Task Every_brief_holds_an_anchor()
    {
        await using var office = await OpenAsync(3);
        for (var brief = 0; brief < 6; brief++)
        {
            await office.PassAsync(Office.FirstBrief.AddDays(14 * brief));
            await office.TapAsync(office.Meral, office.FirstAnswer(office.Meral));
        }

        var bank = office.House.Get<QuestionBank>();
        Assert.All(await office.PromptsAsync(), prompt => Assert.Contains(
            prompt.Pulses.SelectMany(static u => LeadershipBot.Pulses.AskedQuestion.Read(u.Questions)),
            q => bank.TryGet(ItemId.Parse(q.Item), out var item) && item.AnchorRank is not null));
    }

    [Fact]
    public async Task The_others_are_a_line_each_with_what_was_said_last()
    {
        await using var office = await OpenAsync(3);
        await office.PassAsync(Office.FirstBrief);
        var first = office.House.Posts(office.Meral)[^1];
        var answer = office.FirstAnswer(office.Meral);
        await office.TapAsync(office.Meral, answer);
        await office.PassAsync(Office.FirstBrief.AddDays(28));
        var rows = office.House.Posts(office.Meral)[^1].Blocks.OfType<Facts>().Single().Rows;

        Assert.Equal("Tuesday brief on Alpha and Beta: about 20 seconds.", first.Summary);
        Assert.Contains(first.Blocks.OfType<Facts>().Single().Rows, static r => r is { Label: "MES", Value: "no answer yet" });
        Assert.Contains(rows, r => r.Label == "Alpha" && r.Value == $"'{answer}' on Tue 2 Mar");
    }

    private static async Task<Office> OpenAsync(int projects)
    {
        var office = await Office.OpenAsync();
        foreach (var name in new[] { "Alpha", "Beta", "Gamma", "Delta" }.Take(projects - 1))
        {
            var project = Some.Project(name);
            await office.House.AddAsync(project, Some.Role(project, office.Ali, RoleKind.Pmo),
                Some.Role(project, office.Meral, RoleKind.Sponsor));
        }
        return office;
    }
}
