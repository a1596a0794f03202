using System.Linq.Expressions;
using System.Reflection;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LeadershipBot.People;

/// <summary>One stored row about a person: its table and its columns by name.</summary>
public sealed record PersonalRow(string Table, IReadOnlyDictionary<string, object?> Columns);

/// <summary>
/// Everything stored about one person. Which tables those are is read from the model, not from a list: a row belongs to the
/// person when a column names them, or when it hangs on such a row alone. A new table is found without anybody thinking of it.
/// </summary>
public static class PersonalData
{
    private static readonly MethodInfo ReadMethod = Method(nameof(ReadAsync));

    public static async Task<IReadOnlyList<PersonalRow>> CollectAsync(
        LeadershipDb db, PersonId person, CancellationToken cancellationToken)
    {
        var found = new Dictionary<IEntityType, IReadOnlyList<object>>();
        foreach (var table in Exported(db).Where(static t => Naming(t).Any()))
            found[table] = await RowsAsync(db, table, body => Names(table, body, person), cancellationToken);
        await FollowAsync(db, found, cancellationToken);
        var rows = found.SelectMany(static pair => pair.Value.Where(IsExported).Select(row => Describe(pair.Key, row))).ToList();
        rows.AddRange(await OnPlatformsAsync(db, person, cancellationToken));
        return rows;
    }

    /// <summary>Edits of a confidential message tell that its reader acted; that it was sent is no secret.</summary>
    private static bool IsExported(object row) =>
        row is not OutboxRow { Revision: > 0 } edit || !ConfidentialKinds.All.Contains(edit.Kind);

    /// <summary>The columns of a table that say which person a row is about.</summary>
    public static IEnumerable<IProperty> Naming(IEntityType table) => table.GetProperties().Where(p => p.PropertyInfo is not null
        && (p.ClrType == typeof(PersonId) || p.ClrType == typeof(PersonId?)
            || (table.ClrType == typeof(Person) && p.IsPrimaryKey())));

    public static IEnumerable<IEntityType> Tables(LeadershipDb db) =>
        db.Model.GetEntityTypes().Where(static t => !t.HasSharedClrType && !t.IsOwned());

    /// <summary>Tables whose rows an export shows: what was said in confidence is in none, whoever asks.</summary>
    private static IEnumerable<IEntityType> Exported(LeadershipDb db) =>
        Tables(db).Where(static t => !t.ClrType.IsAssignableTo(typeof(IConfidentialRow)));

    /// <summary>
    /// Rows without a person of their own that hang on rows already found: a prompt's pulses, an answer's edits.
    /// </summary>
    private static async Task FollowAsync(
        LeadershipDb db, Dictionary<IEntityType, IReadOnlyList<object>> found, CancellationToken cancellationToken)
    {
        for (var more = true; more;)
        {
            more = false;
            foreach (var table in Exported(db).Where(t => !found.ContainsKey(t)))
            {
                var key = table.GetForeignKeys().FirstOrDefault(k => k.PrincipalEntityType.ClrType != typeof(Person)
                    && k.Properties is [{ PropertyInfo: not null }] && found.ContainsKey(k.PrincipalEntityType));
                if (key is null)
                    continue;
                var owners = found[key.PrincipalEntityType].Select(
                    key.PrincipalKey.Properties[0].PropertyInfo!.GetValue).ToList();
                found[table] = owners.Count == 0 ? []
                    : await RowsAsync(db, table, body => IsOneOf(body, key.Properties[0].PropertyInfo!, owners),
                        cancellationToken);
                more = true;
            }
        }
    }

    /// <summary>
    /// What is filed under the person's accounts, not under the person: acts as they came in, and the local chat.
    /// </summary>
    private static async Task<List<PersonalRow>> OnPlatformsAsync(LeadershipDb db, PersonId person,
        CancellationToken cancellationToken)
    {
        var rows = new List<PersonalRow>();
        foreach (var account in await db.Identities.Where(i => i.PersonId == person).ToListAsync(cancellationToken))
        {
            var acts = await db.Inbox.Where(i => i.Channel == account.Channel && i.Workspace == account.Workspace
                && i.UserId == account.UserId && i.Body != null).ToListAsync(cancellationToken);
            rows.AddRange(acts.Select(act => Describe(db.Model.FindEntityType(act.GetType())!, act)));
            var routes = await db.ChatRoutes.Where(r => r.Channel == account.Channel && r.Workspace == account.Workspace
                && r.UserId == account.UserId).ToListAsync(cancellationToken);
            rows.AddRange(routes.Select(route => Describe(db.Model.FindEntityType(route.GetType())!, route)));
            if (account.Channel != Messaging.ChannelName.Web.Value)
                continue;
            // As they stand in the chat, these would show what was answered in confidence.
            var confidential = db.Outbox.Where(r => ConfidentialKinds.All.Contains(r.Kind)).Select(r => (LogicalMessageId?)r.LogicalId);
            var posts = await db.LocalPosts.Where(p => p.UserId == account.UserId && !confidential.Contains(p.LogicalId))
                .ToListAsync(cancellationToken);
            rows.AddRange(posts.Select(post => Describe(db.Model.FindEntityType(post.GetType())!, post)));
        }
        return rows;
    }

    private static PersonalRow Describe(IEntityType table, object row) => new(
        table.GetTableName()!,
        table.GetProperties().Where(static p => p.PropertyInfo is not null)
            .ToDictionary(static p => p.Name, p => p.PropertyInfo!.GetValue(row)));

    private static Expression Names(IEntityType table, ParameterExpression row, PersonId person) => Naming(table)
        .Select(p => (Expression)Expression.Equal(
            Expression.Property(row, p.PropertyInfo!),
                Expression.Constant(p.ClrType == typeof(PersonId) ? person : (PersonId?)person, p.ClrType)))
        .Aggregate(Expression.OrElse);

    private static MethodCallExpression IsOneOf(ParameterExpression row, PropertyInfo column, List<object?> values)
    {
        var list = Array.CreateInstance(column.PropertyType, values.Count);
        for (var i = 0; i < values.Count; i++)
            list.SetValue(values[i], i);
        return Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [column.PropertyType],
            Expression.Constant(list), Expression.Property(row, column));
    }

    private static Task<IReadOnlyList<object>> RowsAsync(
        LeadershipDb db, IEntityType table, Func<ParameterExpression, Expression> where, CancellationToken cancellationToken)
    {
        var row = Expression.Parameter(table.ClrType, "row");
        return (Task<IReadOnlyList<object>>)ReadMethod.MakeGenericMethod(table.ClrType)
            .Invoke(null, [db, Expression.Lambda(where(row), row), cancellationToken])!;
    }

    private static async Task<IReadOnlyList<object>> ReadAsync<T>(
        LeadershipDb db, Expression<Func<T, bool>> where, CancellationToken cancellationToken) where T : class =>
        await db.Set<T>().Where(where).ToListAsync(cancellationToken);

    private static MethodInfo Method(string name) =>
        typeof(PersonalData).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!;
}
