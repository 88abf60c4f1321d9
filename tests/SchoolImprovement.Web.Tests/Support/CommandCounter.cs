using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SchoolImprovement.Web.Tests.Support;

/// <summary>Sees every command that goes to the database. Counts for one asynchronous flow at a time, so that tests do not see each other.</summary>
public sealed partial class CommandCounter : DbCommandInterceptor
{
    private readonly AsyncLocal<List<string>?> _seen = new();

    /// <summary>The commands that the work sent, in order.</summary>
    public async Task<IReadOnlyList<string>> DuringAsync(Func<Task> work)
    {
        var seen = new List<string>();
        _seen.Value = seen;
        try
        {
            await work();
        }
        finally
        {
            _seen.Value = null;
        }

        return seen;
    }

    /// <summary>Whether a command changes rows.</summary>
    public static bool Writes(string command) => Writing().IsMatch(command);

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => See(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(See(command, result));

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => See(command, result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => new(See(command, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => See(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(See(command, result));

    [GeneratedRegex(@"\b(INSERT\s+INTO|UPDATE\s+[""\[]|DELETE\s+FROM|MERGE\s+[""\[])", RegexOptions.IgnoreCase)]
    private static partial Regex Writing();

    private T See<T>(DbCommand command, T result)
    {
        if (_seen.Value is { } seen)
        {
            lock (seen)
            {
                seen.Add(command.CommandText);
            }
        }

        return result;
    }
}
