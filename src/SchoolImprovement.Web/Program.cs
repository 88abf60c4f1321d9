using SchoolImprovement.Web;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Gias;
using SchoolImprovement.Web.Security;

var builder = WebApplication.CreateBuilder(args);
builder.AddLogs();
builder.AddDatabase();
builder.AddAccounts();
builder.AddTries();
builder.AddPages();
builder.AddRegister();
builder.AddHealth();

var app = builder.Build();
await Database.MigrateAsync(app.Services);

app.UseErrorPages();
app.UseRequestLog();
app.UseRouting();
app.UseRateLimiter();
app.UseAuthentication();
app.UseAuthorization();
app.MapStaticAssets().AllowAnonymous();
app.MapRazorPages().WithStaticAssets();
app.MapHealth();
app.Run();

/// <summary>Named so that tests can start the app.</summary>
public partial class Program;
