using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Pulses;

/// <summary>When briefs come and when they do not.</summary>
public sealed class BriefTimeTests
{
    [Fact]
    public async Task The_introduction_comes_first_in_their_hours_and_the_brief_at_the_agreed_time()
    {
        await using var office = await Office.OpenAsync(static p => (p.IntroducedAt, p.Zone) = (null, "Asia/Tokyo"));
        await office.ChangeAsync(db => db.CadenceLines.ExecuteDeleteAsync());
        await office.PassAsync(1);
        Assert.Equal(["Introduction 2027-03-02 08:00"], await office.SentAsync(office.Meral));
        var outcome = await office.FillAsync(office.Meral, "Other time…", ("day", "Thursday"), ("time", "08:30"));
        Assert.True(outcome.Succeeded);
        Assert.Contains("Thursdays every second week at 08:30", outcome.Value.Message!.Summary, StringComparison.Ordinal);
        Assert.Null(office.FindOrNull(office.Meral, "Start"));
        await office.PassAsync(14);
        Assert.Equal("Brief 2027-03-04 08:30", (await office.SentAsync(office.Meral))[1]);
    }

    [Fact]
    public async Task Agreeing_to_the_default_brings_the_first_brief_on_a_tuesday_of_a_later_week()
    {
        await using var office = await Office.OpenAsync(static p => p.IntroducedAt = null);
        await office.ChangeAsync(db => db.CadenceLines.ExecuteDeleteAsync());
        await office.House.SettleAsync();
        await office.TapAsync(office.Meral, "Start");
        await office.PassAsync(14);
        Assert.Equal(["Introduction 2027-03-01 10:00", "Brief 2027-03-09 12:00", "Reminder 2027-03-11 12:00"],
            await office.SentAsync(office.Meral));
    }

    [Fact]
    public async Task A_day_or_hour_they_do_not_work_comes_back_with_its_error()
    {
        await using var office = await Office.OpenAsync();
        await office.SaysAsync(office.Meral, "time");
        var day = await office.FillAsync(office.Meral, "Choose the time…", ("day", "Saturday"), ("time", "12:00"));
        Assert.StartsWith("You work Mon-Fri.", Assert.IsType<FieldErrors>(day.Refusal).Errors["day"], StringComparison.Ordinal);
        var hour = await office.FillAsync(office.Meral, "Choose the time…", ("day", "Friday"), ("time", "07:00"));
        Assert.StartsWith("You work 08:00 to 18:00.", Assert.IsType<FieldErrors>(hour.Refusal).Errors["time"],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_pilot_starts()
    {
        await using var office = await Office.OpenAsync();
        await office.ChangeAsync(db => db.Projects.ExecuteUpdateAsync(static s => s.SetProperty(static p => p.PilotStartedAt,
            (DateTimeOffset?)null)));
        await office.PassAsync(30);
        Assert.Empty(await office.SentAsync(office.Meral));
        Assert.Empty(await office.PromptsAsync());
        await office.SaysAsync(office.Ali, "start pilot MES");
        await office.PassAsync(14);
        Assert.Contains("Brief 2027-04-13 12:00", await office.SentAsync(office.Meral));
        Assert.DoesNotContain(await office.PromptsAsync(), static p => p.State == PromptState.MissedByBot);
    }

    [Theory]
    [InlineData("Europe/Berlin", 28, 10)]
    [InlineData("America/New_York", 14, 16)]
    [InlineData("Australia/Lord_Howe", 4, 1)]
    public async Task Clocks_that_change_leave_the_wall_time_alone(string zone, int day, int utcHour)
    {
        await using var office = await Office.OpenAsync(p => (p.Zone, p.WorkDays) = (zone, "Mon-Sun"), Phase.GoLive,
            "every 1 weeks on Sun at 12:00 from 2027-03-01");
        var month = zone.StartsWith("Aus", StringComparison.Ordinal) ? 4 : 3;
        await office.ChangeAsync(db => db.CadenceLines.ExecuteUpdateAsync(s => s.SetProperty(static l => l.LastDate,
            new DateOnly(2027, month, day).AddDays(-8))));
        await office.PassAsync(new DateTimeOffset(2027, month, day, 23, 0, 0, TimeSpan.Zero));
        Assert.Equal($"Brief {new DateOnly(2027, month, day):yyyy-MM-dd} 12:00", (await office.SentAsync(office.Meral))[^1]);
        Assert.Equal(utcHour, (await office.PromptsAsync())[^1].DueAt.Hour);
    }

    [Fact]
    public async Task A_weekend_on_friday_and_saturday_is_not_counted()
    {
        await using var office = await Office.OpenAsync(static p => (p.WorkDays, p.Zone) = ("Sun-Thu", "Asia/Riyadh"),
            recurrence: "every 2 weeks on Thu at 12:00 from 2027-03-01");
        await office.PassAsync(12);
        Assert.Equal(["Brief 2027-03-04 12:00", "Reminder 2027-03-08 12:00"], await office.SentAsync(office.Meral));
        Assert.Equal(new DateTimeOffset(2027, 3, 11, 9, 0, 0, TimeSpan.Zero), (await office.PromptsAsync())[0].ClosesAt);
    }

    [Fact]
    public async Task A_holiday_moves_the_brief_and_a_long_absence_skips_it()
    {
        await using var office = await Office.OpenAsync(static p => p.HolidayCalendar = "DE");
        await office.House.AddAsync(new Holiday { Calendar = "DE", Date = new DateOnly(2027, 3, 2), Name = "Day off" },
            Some.Absence(office.Meral, new DateOnly(2027, 3, 15), new DateOnly(2027, 3, 19)));
        await office.PassAsync(21);
        Assert.Equal(["Brief 2027-03-03 08:00", "Reminder 2027-03-05 08:00"], await office.SentAsync(office.Meral));
        var prompts = await office.PromptsAsync();
        Assert.Equal("a public holiday", prompts[0].Reason);
        Assert.Equal((PromptState.Skipped, "away"), (prompts[1].State, prompts[1].Reason));
    }

    [Fact]
    public async Task After_a_short_outage_it_is_sent_once_and_what_is_older_was_missed_by_the_bot()
    {
        await using var office = await Office.OpenAsync(phase: Phase.GoLive);
        office.House.Clock.MoveTo(Office.FirstBrief.AddDays(14).AddHours(3));
        await office.House.SettleAsync();
        await office.House.SettleAsync();
        var prompts = await office.PromptsAsync();
        Assert.Equal([PromptState.MissedByBot, PromptState.MissedByBot, PromptState.Open], prompts.Select(static p => p.State));
        Assert.Equal(["Brief 2027-03-16 15:00"], await office.SentAsync(office.Meral));
        Assert.Equal(0, (await office.LineAsync()).UnansweredInRow);
    }

    [Fact]
    public async Task What_should_have_closed_while_the_bot_was_away_counts_for_nobody()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief);
        office.House.Clock.MoveTo(Office.FirstBrief.AddDays(10));
        await office.House.SettleAsync();
        Assert.Equal(PromptState.Skipped, (await office.PromptsAsync())[0].State);
        Assert.Equal(0, (await office.LineAsync()).UnansweredInRow);
    }

    [Fact]
    public async Task While_everything_is_paused_nothing_goes_out_and_afterwards_it_goes_on()
    {
        await using var office = await Office.OpenAsync();
        await office.SaysAsync(office.Ali, "pause all");
        await office.PassAsync(20);
        Assert.Empty(await office.SentAsync(office.Meral));
        await office.SaysAsync(office.Ali, "resume all");
        await office.PassAsync(14);
        Assert.Equal("Brief 2027-03-30 12:00", (await office.SentAsync(office.Meral))[0]);
        Assert.All((await office.PromptsAsync()).Take(2), static p => Assert.Equal(PromptState.MissedByBot, p.State));
    }

    [Fact]
    public async Task A_project_that_rests_is_left_out_and_nothing_open_counts()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief);
        await office.SaysAsync(office.Ali, "pause MES");
        await office.PassAsync(30);
        Assert.Equal(["Brief 2027-03-02 12:00"], await office.SentAsync(office.Meral));
        Assert.Equal(0, (await office.LineAsync()).UnansweredInRow);
    }

    [Fact]
    public async Task A_week_holds_two_unasked_messages_whatever_is_asked_for()
    {
        await using var office = await Office.OpenAsync(phase: Phase.GoLive);
        await office.PassAsync(Office.FirstBrief.AddDays(2));
        Assert.Equal(2, (await office.SentAsync(office.Meral)).Count);
        Assert.Contains("the week's message budget is used", await office.SaysAsync(office.Ali, "brief now \"Meral Kaya\""),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Now_brings_the_next_brief_forward_once_and_takes_its_place()
    {
        await using var office = await Office.OpenAsync();
        Assert.Contains("goes out now", await office.SaysAsync(office.Ali, "brief now \"Meral Kaya\""), StringComparison.Ordinal);
        Assert.Contains("already asked today", await office.SaysAsync(office.Ali, "brief now \"Meral Kaya\""),
            StringComparison.Ordinal);
        await office.PassAsync(14);
        Assert.Equal(["Brief 2027-03-01 10:00", "Reminder 2027-03-03 10:00"], await office.SentAsync(office.Meral));
    }

    [Fact]
    public async Task A_new_phase_changes_the_rhythm_at_its_first_slot_and_asks_no_date_twice_or_in_hindsight()
    {
        await using var office = await Office.OpenAsync(phase: Phase.Sustain);
        await office.PassAsync(3);
        await office.TapAsync(office.Meral, office.FirstAnswer(office.Meral));
        await office.PassAsync(8);
        await office.SaysAsync(office.Ali, "phase MES go-live");
        await office.PassAsync(13);
        var prompts = await office.PromptsAsync();
        Assert.Equal([new(2027, 3, 2), new(2027, 3, 16), new DateOnly(2027, 3, 23)], prompts.Select(static p => p.LocalDate));
        Assert.DoesNotContain(prompts, static p => p.State == PromptState.MissedByBot);
    }

    [Fact]
    public async Task Moving_to_another_zone_never_asks_the_same_local_date_twice()
    {
        await using var office = await Office.OpenAsync(static p => p.Zone = "Pacific/Auckland",
            recurrence: "every 1 weeks on Tue at 12:00 from 2027-03-01", phase: Phase.GoLive);
        await office.PassAsync(new DateTimeOffset(2027, 3, 2, 0, 0, 0, TimeSpan.Zero));
        Assert.Single(await office.PromptsAsync());
        await office.SaysAsync(office.Meral, "set me zone Pacific/Honolulu");
        await office.PassAsync(3);
        Assert.Equal(new DateOnly(2027, 3, 2), Assert.Single(await office.PromptsAsync()).LocalDate);
    }

    [Fact]
    public async Task What_did_not_arrive_is_told_to_the_pmo_and_counts_for_nobody()
    {
        await using var office = await Office.OpenAsync();
        office.House.Platform.Plan(office.Meral.Identities[0].UserId, React.Unknown);
        await office.PassAsync(30);
        Assert.Equal(PromptState.Skipped, (await office.PromptsAsync())[0].State);
        Assert.Contains(await office.ToldAsync(office.Ali), static t => t.Contains("in doubt", StringComparison.Ordinal));
        Assert.Equal(["Brief 2027-03-16 12:00", "Reminder 2027-03-18 12:00", "Brief 2027-03-30 12:00"],
            await office.SentAsync(office.Meral));
    }

    [Fact]
    public async Task An_introduction_that_did_not_arrive_is_tried_again_before_any_brief()
    {
        await using var office = await Office.OpenAsync(static p => p.IntroducedAt = null);
        await office.ChangeAsync(db => db.CadenceLines.ExecuteDeleteAsync());
        office.House.Platform.Plan(office.Meral.Identities[0].UserId, React.Refused);
        await office.PassAsync(30);
        Assert.Equal(["Introduction", "Brief"], (await office.SentAsync(office.Meral)).Select(static s => s.Split(' ')[0])
            .Take(2));
    }

    [Fact]
    public async Task Put_off_to_a_day_it_comes_back_then_and_only_once()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief);
        Assert.Contains("Mon 8 Mar 12:00", (await office.FillAsync(office.Meral, "Not now…", ("date", "2027-03-08")))
            .Value.Message!.Summary, StringComparison.Ordinal);
        await office.PassAsync(13);
        Assert.Equal(["Brief 2027-03-02 12:00", "Reminder 2027-03-08 12:00"], await office.SentAsync(office.Meral));
        Assert.StartsWith("You asked me to come back", office.House.Platform.Calls
            .First(static c => c.IsPost && c.Delivery.Message.Summary.StartsWith("You asked", StringComparison.Ordinal))
                .Delivery.Message.Summary, StringComparison.Ordinal);
    }
}
