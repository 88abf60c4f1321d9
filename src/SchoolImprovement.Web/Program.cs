var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/health/live", () => "live");
app.Run();

/// <summary>Named so that tests can start the app.</summary>
public partial class Program;
