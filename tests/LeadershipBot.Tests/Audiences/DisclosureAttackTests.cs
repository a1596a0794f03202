using CsCheck;
using LeadershipBot.Audiences;
using LeadershipBot.People;
using Xunit;

namespace LeadershipBot.Tests.Audiences;

/// <summary>
/// An adversary has every view at every time and solves for groups of 1 to 4 people. The same adversary is set on rules that
/// look reasonable and are not, so that it is known to find what there is.
/// </summary>
public sealed class DisclosureAttackTests
{
    private static readonly Gen<List<(Happening What, int Person, int Where)>> Course = Gen.Select(
            Gen.Frequency((4, Gen.Const(Happening.Joins)), (1, Gen.Const(Happening.Leaves)), (2, Gen.Const(Happening.Moves)),
                (8, Gen.Const(Happening.Answers)), (2, Gen.Const(Happening.Edits)), (1, Gen.Const(Happening.TakesBack)),
                (1, Gen.Const(Happening.Closes))),
            Gen.Int[0, 45], Gen.Int[0, 20])
        .List[40, 260];

    [Fact]
    public void Nothing_ever_shown_says_anything_about_1_to_4_people() =>
        Gen.Select(Course, Gen.Int[1, 4], Gen.Int[0, 8]).Sample((course, sites, minimum) =>
        {
            var world = new DisclosureWorld(sites, minimum);
            foreach (var (what, person, where) in course)
                world.Happens(what, person, where);
            world.Close();
            return world.Attacker.SmallestGroup() is null;
        }, iter: 400);

    [Fact]
    public void No_two_cells_of_any_views_and_times_differ_by_1_to_4_people() =>
        Gen.Select(Course, Gen.Int[1, 4]).Sample((course, sites) =>
        {
            var (world, seen) = (new DisclosureWorld(sites, 5), new List<HashSet<int>>());
            foreach (var (what, person, where) in course.Append((Happening.Closes, 0, 0)))
            {
                world.Happens(what, person, where);
                if (what == Happening.Closes)
                    seen.AddRange(world.Cells.Values);
            }
            return seen.All(one => seen.All(other => one.Except(other).Count() is 0 or >= 5));
        }, iter: 200);

    [Fact]
    public void Every_answer_is_shown_once_or_waits() => Gen.Select(Course, Gen.Int[1, 4]).Sample((course, sites) =>
    {
        var world = new DisclosureWorld(sites, 5);
        foreach (var (what, person, where) in course)
            world.Happens(what, person, where);
        world.Close();
        var shown = world.Blocks.SelectMany(static b => b.Answers).ToList();
        // Fewer than a block are left over, whatever the course of things.
        return shown.Distinct().Count() == shown.Count && world.Hidden < 5;
    }, iter: 200);

    [Fact]
    public void A_site_with_4_of_9_shows_nothing_of_itself_until_five_have_come_together()
    {
        var world = new DisclosureWorld(2, 5);
        for (var person = 0; person < 9; person++)
            world.Answers(person, person < 4 ? 0 : 1, WorkFunction.Operators);
        world.Close();
        Assert.Equal([5, 5, 5, 5], world.Cells.Values.Select(static c => c.Count));
        world.Answers(9, 0, WorkFunction.Engineers);
        world.Close();
        Assert.Equal(10, world.Cells[Cut.Everyone].Count);
        Assert.Null(world.Attacker.SmallestGroup());
    }

    [Fact]
    public void One_who_joins_late_is_not_the_difference_between_two_mondays()
    {
        var world = new DisclosureWorld(1, 5);
        for (var person = 0; person < 9; person++)
            world.Answers(person, 0, WorkFunction.Operators);
        world.Close();
        world.Answers(9, 0, WorkFunction.Operators);
        world.Close();
        Assert.All(world.Cells.Values, static cell => Assert.Equal(9, cell.Count));
        Assert.Equal(1, world.Hidden);
    }

    [Fact]
    public void Small_functions_at_every_site_are_pooled_upward_and_not_solved_from_the_sums()
    {
        var world = new DisclosureWorld(3, 5);
        var person = 0;
        foreach (var (site, function, count) in new[]
        {
            (0, WorkFunction.Operators, 7), (0, WorkFunction.It, 3), (1, WorkFunction.Operators, 4), (1, WorkFunction.It, 3),
            (2, WorkFunction.Operators, 6), (2, WorkFunction.Engineers, 2), (2, WorkFunction.It, 4),
        })
            for (var i = 0; i < count; i++)
                world.Answers(person++, site, function);
        world.Close();
        Assert.Null(world.Attacker.SmallestGroup());
        Assert.Equal(29, world.Cells[Cut.Everyone].Count + world.Hidden);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void The_attacker_finds_what_a_plain_threshold_gives_away(bool overTime)
    {
        var attacker = new Attacker();
        if (overTime)
        {
            attacker.See(Enumerable.Range(0, 9));
            attacker.See(Enumerable.Range(0, 10));
        }
        else
        {
            // Everybody, and the two large ones of three sites: the third has four.
            attacker.See(Enumerable.Range(0, 19));
            attacker.See(Enumerable.Range(0, 8));
            attacker.See(Enumerable.Range(8, 7));
        }
        Assert.InRange(attacker.SmallestGroup()!.Count, 1, 4);
    }

    [Fact]
    public void The_attacker_finds_what_only_sums_of_many_cells_give_away()
    {
        var attacker = new Attacker();
        // Row sums and column sums of a table, one row hidden: no two cells are close, four of them together are.
        attacker.See([.. Enumerable.Range(0, 6), .. Enumerable.Range(10, 6)]);
        attacker.See([.. Enumerable.Range(20, 6), .. Enumerable.Range(30, 6), 99]);
        attacker.See([.. Enumerable.Range(0, 6), .. Enumerable.Range(20, 6)]);
        attacker.See([.. Enumerable.Range(10, 6), .. Enumerable.Range(30, 6)]);
        Assert.Equal([99], attacker.SmallestGroup());
    }

    [Fact]
    public void An_edit_that_were_shown_at_once_would_give_its_author_away()
    {
        var attacker = new Attacker();
        attacker.See(Enumerable.Range(0, 9));
        attacker.See([.. Enumerable.Range(1, 8), 100]);
        Assert.NotNull(attacker.SmallestGroup());
    }
}
