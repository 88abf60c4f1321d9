using SchoolImprovement.Web;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Data.Demo;
using SchoolImprovement.Web.Evidence;
using SchoolImprovement.Web.Gias;
using SchoolImprovement.Web.Mail;
using SchoolImprovement.Web.Pages.MyPart;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

var builder = WebApplication.CreateBuilder(args);
builder.AddLogs();
builder.AddDatabase();
builder.AddAccounts();
builder.AddTries();
builder.AddPasskeys();
builder.AddMail();
builder.AddPages();
builder.AddEvidence();
builder.AddRegister();
builder.AddHealth();
builder.AddRest();

var app = builder.Build();
await Database.MigrateAsync(app.Services);
await Presets.BringAsync(app.Services);
await app.MakeDemoAsync();
await Database.CountRowsAsync(app.Services);

app.UseProxy();
app.UseResponseCompression();
app.UseSecurityHeaders();
app.UseEnglish();
app.UseErrorPages();
app.UseRequestLog();
app.UseRouting();
app.UseRateLimiter();
app.UseAuthentication();
app.UseAuthorization();
app.UseSecondFactor();
app.MapStaticAssets().AllowAnonymous();
app.MapRazorPages().WithStaticAssets();
app.MapPasskeys();
app.MapBrand();
app.MapCalendar();
app.MapHealth();
app.Run();

/// <summary>Named so that tests can start the app.</summary>
public partial class Program;
