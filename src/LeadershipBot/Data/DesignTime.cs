using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace LeadershipBot.Data;

/// <summary>For <c>dotnet ef</c> alone; no database is opened while migrations are written.</summary>
internal sealed class SqliteAtDesignTime : IDesignTimeDbContextFactory<SqliteLeadershipDb>
{
    public SqliteLeadershipDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteLeadershipDb>().UseSqlite("Data Source=design.db").Options);
}

internal sealed class PostgresAtDesignTime : IDesignTimeDbContextFactory<PostgresLeadershipDb>
{
    public PostgresLeadershipDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresLeadershipDb>().UseNpgsql("Host=design").Options);
}
