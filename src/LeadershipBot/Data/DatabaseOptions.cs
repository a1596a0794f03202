using System.ComponentModel.DataAnnotations;

namespace LeadershipBot.Data;

public enum DatabaseProvider { Sqlite, Postgres }

/// <summary>Section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    [EnumDataType(typeof(DatabaseProvider))]
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <value>A file under <c>./data</c> unless told otherwise.</value>
    [Required(ErrorMessage = "Database:ConnectionString is empty. Give a SQLite 'Data Source=…' or a PostgreSQL connection string.")]
    public string ConnectionString { get; set; } = "Data Source=data/leadershipbot.db";
}
