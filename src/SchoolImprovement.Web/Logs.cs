using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SchoolImprovement.Web.Data;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Settings.Configuration;

namespace SchoolImprovement.Web;

/// <summary>Structured logs with a correlation id and without personal data, and the two health addresses.</summary>
public static class Logs
{
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        // Named, because the reader otherwise opens every file of the app to look for sinks.
        var sinks = new ConfigurationReaderOptions(typeof(LoggerConfiguration).Assembly, typeof(ConsoleLoggerConfigurationExtensions).Assembly);
        Log.Logger = new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration, sinks).Enrich.With<WithoutAddress>().CreateLogger();
        builder.Logging.ClearProviders().AddSerilog(Log.Logger);
    }

    /// <summary>The host adds the address to every line; the route pattern is enough, and an address may name a person.</summary>
    private sealed class WithoutAddress : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.RemovePropertyIfPresent("RequestPath");
    }

    /// <summary>One line a request: method, route pattern (never the address itself, which may hold a secret), status and time.</summary>
    public static void UseRequestLog(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Requests");
        app.Use(async (http, next) =>
        {
            var correlation = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
            http.Response.Headers["X-Correlation-Id"] = correlation;
            using var _ = log.BeginScope(new Dictionary<string, object> { ["CorrelationId"] = correlation });
            var start = Stopwatch.GetTimestamp();
            try
            {
                await next(http);
            }
            finally
            {
                var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
                var level = http.Response.StatusCode >= 500 ? LogLevel.Error : route is null ? LogLevel.Debug : LogLevel.Information;
                log.Log(level, "{Method} {Route} {Status} in {Milliseconds} ms ({CorrelationId})", http.Request.Method, route, http.Response.StatusCode, (int)Stopwatch.GetElapsedTime(start).TotalMilliseconds, correlation);
            }
        });
    }

    public static void AddHealth(this WebApplicationBuilder builder) => builder.Services.AddHealthChecks().AddCheck<DatabaseAnswers>("database");

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }

    private sealed class DatabaseAnswers(AppDbContext db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database does not answer.");
    }
}
