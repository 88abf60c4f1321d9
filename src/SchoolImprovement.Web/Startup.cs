using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using SchoolImprovement.Web.Pages.History;
using SchoolImprovement.Web.Pages.Load;
using SchoolImprovement.Web.Pages.MyPart;
using SchoolImprovement.Web.Pages.Schools;
using SchoolImprovement.Web.Pages.Schools.Monitoring;
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
        }).AddReferencePages(builder.Configuration).AddRazorPagesOptions(o =>
        {
            if (builder.Environment.IsProduction())
            {
                o.Conventions.AddPageRouteModelConvention("/Components", page => page.Selectors.Clear());
            }
        }).ConfigureApplicationPartManager(parts =>
            // There are none, and looking for them loads every type of the app (Data/Mappings/AllMappings.cs says what that costs).
            parts.FeatureProviders.Remove(parts.FeatureProviders.OfType<ControllerFeatureProvider>().Single()));
        builder.Services.AddSingleton<PlanReading>().AddScoped<PlanQuery>().AddScoped<PlanEditing>().AddScoped<MonitoringEffects>().AddScoped<PlanReportQuery>().AddScoped<NoPlanQuery>().AddScoped<VersionQuery>().AddScoped<BringInQuery>().AddScoped<SubjectsQuery>();
        builder.Services.AddScoped<ScheduleQuery>().AddScoped<ActivityQuery>().AddScoped<ActivityChoices>().AddScoped<ProposalsQuery>().AddScoped<ScheduleReportQuery>();
        builder.Services.AddScoped<Pages.Schools.Needs.NeedsQuery>();
        builder.Services.AddScoped<Pages.Schools.Audits.AuditQuery>().AddScoped<Pages.Schools.Audits.AuditWriting>().AddScoped<Pages.Audits.TrustAuditQuery>();
        builder.Services.AddScoped<Pages.Schools.SelfEvaluation.SefQuery>().AddScoped<Pages.Schools.SelfEvaluation.SefWriting>().AddScoped<Pages.Schools.SelfEvaluation.EvidenceQuery>().AddScoped<Pages.Schools.SelfEvaluation.SefReportQuery>();
        builder.Services.AddScoped<SchoolsQuery>().AddScoped<HomeQuery>().AddScoped<HistoryQuery>().AddScoped<Pages.Schools.Reviews.ReviewQuery>();
        builder.Services.AddSingleton<MyPartReading>().AddScoped<MyPartQuery>().AddScoped<Pages.Thread.ThreadQuery>().AddScoped<Pages.Training.TrainingQuery>();
        builder.Services.AddScoped<Pages.Search.SearchQuery>();
        builder.Services.AddScoped<Pages.Schools.Voice.VoiceQuery>().AddScoped<Pages.Schools.Voice.QuestionSets>().AddSingleton<Pages.Answer.Replies>();
        builder.Services.AddSingleton<Assets>().AddSingleton<Icons>().AddScoped<Shell>();
        builder.WebHost.UseStaticWebAssets(); // finds what the build made when the output is not published, in every environment
        // Over TLS too: no page puts a secret beside what a visitor sends, and form tokens are masked afresh in every answer.
        builder.Services.AddResponseCompression(o => o.EnableForHttps = true);
        builder.Services.AddAntiforgery(o => o.Cookie.Name = "si-form");
    }

    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler("/status/500");
        app.UseStatusCodePagesWithReExecute("/status/{0}");
    }
}
