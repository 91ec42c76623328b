using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Browser.Tests.Backoffice;

/// <summary>What an administrator schedules in the genuine client happens when its time has come.</summary>
internal sealed class ScheduleTests : BackofficeWalk
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    protected override Task<RunningBackoffice> GetAsync() => SharedBackoffice.GetRestlessAsync();

    [Test]
    public async Task ScheduledEvent_IsNotThereYet_AndIsOnceItsTimeHasCome()
    {
        using var events = new SampleEvents(Backoffice.Site);
        var contents = Backoffice.Site.Services.GetRequiredService<IContentService>();
        var draft = events.Draft("Aangekondigde dag");
        var now = SharedBackoffice.Clock.GetUtcNow().UtcDateTime;
        var moment = now.Date.AddHours(now.Hour + 2);

        var context = await Backoffice.SignInAsync(RunningBackoffice.User, RunningBackoffice.Password);
        var editor = new DocumentWorkspace(await context.NewPageAsync());
        await editor.Page.GotoAsync($"/umbraco/section/content/workspace/document/edit/{draft.Key}/{SampleEvents.Dutch}");
        await editor.Property("kind").WaitForAsync();
        var answer = await editor.ScheduleAsync(TimeZoneInfo.ConvertTimeFromUtc(moment, Brussels).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));

        var schedule = contents.GetContentScheduleByContentId(draft.Id).FullSchedule;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(schedule.Select(planned => (planned.Culture, planned.Action, planned.Date)),
                Is.EqualTo([(SampleEvents.Dutch, ContentScheduleAction.Release, moment)]));
            Assert.That(await events.DeliveredAsync("agenda/aangekondigde-dag"), Is.Null);
            Assert.That(editor.Failures, Is.Empty);
        }

        SharedBackoffice.Clock.Forward(new DateTimeOffset(moment) - SharedBackoffice.Clock.GetUtcNow() + TimeSpan.FromSeconds(1));
        Assert.That(() => contents.GetById(draft.Key)!.Published, Is.True.After(60).Seconds.PollEvery(50));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await events.DeliveredAsync("agenda/aangekondigde-dag"), Is.Not.Null);
            Assert.That(await events.PageAsync("agenda/aangekondigde-dag/"), Does.Contain("Aangekondigde dag"));
            Assert.That(contents.GetContentScheduleByContentId(draft.Id).FullSchedule, Is.Empty);
        }
    }
}
