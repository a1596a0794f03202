using LeadershipBot.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Host;

/// <summary>
/// The database model takes about a third of a start to build. It is begun while the rest is still being composed; the
/// framework keeps it per context type, so whoever opens the database first finds it ready or waits for the same one.
/// </summary>
internal static class ModelWarmUp
{
    public static void Begin(IConfiguration configuration)
    {
        var provider = configuration[$"{DatabaseOptions.Section}:{nameof(DatabaseOptions.Provider)}"];
        // What goes wrong here goes wrong again for the one who needs the model, and is told there.
        _ = Task.Run(() => Build(DatabaseModule.IsPostgres(provider)));
    }

    private static void Build(bool postgres)
    {
        using LeadershipDb db = postgres
            ? new PostgresLeadershipDb(new DbContextOptionsBuilder<PostgresLeadershipDb>().UseNpgsql("Host=nowhere").Options)
            : new SqliteLeadershipDb(new DbContextOptionsBuilder<SqliteLeadershipDb>().UseSqlite("Data Source=:memory:").Options);
        _ = db.Model;
    }
}
