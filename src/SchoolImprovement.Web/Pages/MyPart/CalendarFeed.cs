using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Mail;
using SchoolImprovement.Web.People;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.MyPart;

/// <summary>
/// The calendar that a person's own calendar program fetches. It cannot sign in, so the address holds a secret of 256 bits, of which the
/// database knows only the hash. Whoever has left, is suspended or has closed the address is not there.
/// </summary>
public static class CalendarFeed
{
    public static string Path(string secret) => $"/calendar/{secret}.ics";

    public static void MapCalendar(this WebApplication app) =>
        app.MapMethods("/calendar/{secret}.ics", [HttpMethods.Get, HttpMethods.Head], AnswerAsync).AllowAnonymous().RequireRateLimiting(Tries.Fetches);

    private static async Task AnswerAsync(string secret, HttpContext http, IServiceScopeFactory scopes, PublicAddress address)
    {
        // A scope of its own: whoever opens the address in a browser may be signed in to another trust.
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<Memberships>().CalendarAsync(Invitations.Hash(secret)) is not { } owner)
        {
            http.Features.Get<IStatusCodePagesFeature>()!.Enabled = false;
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        scope.ServiceProvider.GetRequiredService<TrustScope>().Enter(owner.TrustId);
        scope.ServiceProvider.GetRequiredService<AppDbContext>().ShowsSubjects = true;
        var clock = scope.ServiceProvider.GetRequiredService<TimeProvider>();
        var by = new Actor(owner.TrustId, owner.MemberId, owner.Name, owner.Roles, clock.Today());
        var view = await scope.ServiceProvider.GetRequiredService<MyPartQuery>().OfAsync(by);
        // What is done needs no reminder; a session that was held stays in the calendar as it does for everybody.
        var shown = view.All.Where(i => i.Due is not null && (!i.IsDone || i.Kind == MyPartQuery.Kind.Session)).ToList();
        var ids = shown.Select(i => i.Id).ToList();
        var changed = await scope.ServiceProvider.GetRequiredService<AppDbContext>().History.Where(h => ids.Contains(h.RowId)).GroupBy(h => h.RowId).Select(g => new { g.Key, At = g.Max(h => h.At) }).ToDictionaryAsync(g => g.Key, g => g.At);
        var file = CalendarFile.Write($"My part, {owner.TrustName}", shown.Select(i => new CalendarFile.Entry(
            i.Id,
            i.Version,
            changed.TryGetValue(i.Id, out var at) ? at : DateTime.UnixEpoch,
            Title(i),
            $"{i.Of}. {i.School}.{(i.Progress is { } progress ? $" {progress.Label()}." : "")}",
            i.Place,
            i.Href is null ? address.Of("/my-part") : address.Of(i.Href),
            i.Due!.Value,
            i.At,
            i.Minutes)));

        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(file))[..32]}\"");
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new() { Private = true, MaxAge = TimeSpan.FromMinutes(15) };
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false) || t.Equals(EntityTagHeaderValue.Any)))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        http.Response.ContentType = "text/calendar; charset=utf-8";
        http.Response.Headers.ContentDisposition = "inline; filename=\"my-part.ics\"";
        http.Response.ContentLength = file.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(file, http.RequestAborted);
        }
    }

    private static string Title(MyPartQuery.Item item)
    {
        var what = item.What.Length <= 100 ? item.What : item.What[..99] + "…";
        return item.Kind switch
        {
            MyPartQuery.Kind.Session or MyPartQuery.Kind.Plan or MyPartQuery.Kind.Review => what,
            MyPartQuery.Kind.Audit => $"Audit: {what}",
            MyPartQuery.Kind.Monitoring => $"Monitoring: {what}",
            MyPartQuery.Kind.Milestone => $"Milestone: {what}",
            MyPartQuery.Kind.Criterion => $"Success criterion: {what}",
            _ => $"Due: {what}",
        };
    }
}
