using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Mail;
using SchoolImprovement.Web.People;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.MyPart;

/// <summary>The secret address of one's own calendar: make it, make it anew, close it. It is shown once, when it is made.</summary>
[NeedsInTrust]
[KeepsOwnSchool]
public sealed class CalendarModel(AppDbContext db, CurrentUser user, PublicAddress address, TimeProvider clock) : AppPage
{
    /// <summary>The day on which the address was made, or null when there is none.</summary>
    public DateOnly? Since { get; private set; }

    /// <summary>The new address, shown only now.</summary>
    public string? Address { get; private set; }

    public async Task OnGetAsync() => Since = (await MeAsync()).CalendarSince;

    public async Task<IActionResult> OnPostMakeAsync()
    {
        var me = await MeAsync();
        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        me.OpenCalendar(user.Actor, Invitations.Hash(secret), clock.Today());
        await db.SaveChangesAsync();
        (Since, Address) = (me.CalendarSince, address.Of(CalendarFeed.Path(secret)));
        return Page();
    }

    public async Task<IActionResult> OnPostCloseAsync()
    {
        var me = await MeAsync();
        Since = me.CalendarSince;
        me.CloseCalendar(user.Actor);
        await db.SaveChangesAsync();
        return this.Done("/my-part/calendar", "The address is closed. Calendars that use it show nothing new");
    }

    private Task<Member> MeAsync() => db.Members.FirstAsync(m => m.Id == user.Actor.MemberId);
}
