using System.IO.Compression;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;
using SchoolImprovement.Web.Pages.Load;
using SchoolImprovement.Web.Pages.Schools.Plan;
using SchoolImprovement.Web.Pages.Schools.Plan.Editing;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web;

/// <summary>Pages and error pages: what Program.cs lists, in full.</summary>
public static class Startup
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.Configure<RouteOptions>(o => o.SetParameterPolicy<AcademicYearConstraint>("academicYear"));
        builder.Services.AddRazorPages().AddMvcOptions(o =>
        {
            o.ReadEnglish();
            o.Filters.Add<NeedsFilter>();
            o.Filters.Add<RuleFilter>();
            o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
        }).AddReferencePages(builder.Configuration);
        builder.Services.AddScoped<PlanQuery>();
        builder.Services.AddScoped<PlanEditing>();
        builder.Services.AddSingleton<Assets>().AddSingleton<Icons>().AddScoped<Shell>();
        builder.WebHost.UseStaticWebAssets(); // finds what the build made when the output is not published, in every environment
        // Over TLS too: no page puts a secret beside what a visitor sends, and form tokens are masked afresh in every answer.
        builder.Services.AddResponseCompression(o => o.EnableForHttps = true);
        builder.Services.AddAntiforgery(o => o.Cookie.Name = "si-form");
    }

    /// <summary>
    /// Pages go out compressed, also over HTTPS. Guessing a page's secret letter by letter from its length (BREACH) needs a secret that stays the same
    /// and a word of the attacker's beside it: the antiforgery token reads differently in every answer, and pages that show a code or key repeat nothing
    /// from the address. Files are compressed when the app is published.
    /// </summary>
    public static void AddCompression(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = ["text/html", "text/csv", "text/plain", "application/json", "application/problem+json"];
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        builder.Services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
    }

    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler("/status/500");
        app.UseStatusCodePagesWithReExecute("/status/{0}");
    }
}
