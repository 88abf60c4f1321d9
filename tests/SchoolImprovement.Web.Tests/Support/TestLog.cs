using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SchoolImprovement.Web.Tests.Support;

/// <summary>Keeps what the app logs, in place of the console.</summary>
public sealed class TestLog : ILoggerProvider
{
    public ConcurrentQueue<(string Category, LogLevel Level, string Message, Exception? Exception)> Lines { get; } = new();

    /// <summary>What the app last broke on.</summary>
    public Exception? LastException => Lines.LastOrDefault(l => l.Exception is not null && l.Level >= LogLevel.Error).Exception;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Lines);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<(string, LogLevel, string, Exception?)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue((category, logLevel, formatter(state, exception), exception));
    }
}
