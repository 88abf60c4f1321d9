using Microsoft.EntityFrameworkCore;

namespace SchoolImprovement.Web.Data;

/// <summary>The same record on the embedded SQLite.</summary>
public sealed class SqliteAppDbContext(DbContextOptions<SqliteAppDbContext> options, TrustScope scope, TimeProvider clock) : AppDbContext(options, scope, clock)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        base.ConfigureConventions(conventions);
        // 16 bytes in time order instead of 36 characters: keys are read with every row.
        conventions.Properties<Guid>().HaveConversion<GuidBytesConverter>();
    }
}
