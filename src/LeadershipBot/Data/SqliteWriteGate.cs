using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Data;

/// <summary>
/// The one writer of a SQLite file. Waiting writes are run one after the other in one transaction and share its commit:
/// raw statements first, then units, until <see cref="GroupBudget"/> is spent. The callers go on only after the commit.
/// </summary>
public sealed class SqliteWriteGate : WriteGate
{
    /// <summary>How long a group may gather work before it commits: a few flushes' time, far below what a person notices.</summary>
    private static readonly TimeSpan GroupBudget = TimeSpan.FromMilliseconds(8);

    private const int MaxGroup = 512;

    /// <summary>After so many raw statements a waiting unit goes first, so that a storm of clicks does not stop their handling.</summary>
    private const int RawInARow = 32;

    /// <summary>True inside a unit: going to the gate from there would wait for itself, and everybody else behind it.</summary>
    private static readonly AsyncLocal<bool> InUnit = new();

    private readonly SqliteDbSource _source;
    private readonly Channel<GateWork> _raw = Channel.CreateBounded<GateWork>(8192);
    private readonly Channel<GateWork> _units = Channel.CreateBounded<GateWork>(4096);
    private readonly SemaphoreSlim _waiting = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private int _rawInARow;

    public SqliteWriteGate(SqliteDbSource source)
    {
        _source = source;
        _loop = Task.Run(LoopAsync);
    }

    public override int Waiting => _raw.Reader.Count + _units.Reader.Count;

    public override async Task<T> RunAsync<T>(
        Func<LeadershipDb, CancellationToken, Task<T>> unit, CancellationToken cancellationToken)
    {
        var work = new UnitWork<T>(unit, cancellationToken);
        await EnqueueAsync(_units, work, cancellationToken);
        return await work.Result;
    }

    public override async Task<int> ExecuteAsync(RawStatement statement, object?[] values, CancellationToken cancellationToken)
    {
        var work = new RawWork(statement, values, cancellationToken);
        await EnqueueAsync(_raw, work, cancellationToken);
        return await work.Result;
    }

    public override async ValueTask DisposeAsync()
    {
        _raw.Writer.TryComplete();
        _units.Writer.TryComplete();
        await _stop.CancelAsync();
        await _loop;
        // The semaphore is left to the collector: a caller may be between queueing its work and releasing it.
    }

    private async Task EnqueueAsync(Channel<GateWork> queue, GateWork work, CancellationToken cancellationToken)
    {
        if (InUnit.Value)
            throw new InvalidOperationException("A unit of work went to the gate again; use the context it was given.");
        await queue.Writer.WriteAsync(work, cancellationToken);
        _waiting.Release();
    }

    private async Task LoopAsync()
    {
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder(_source.ConnectionString) { Pooling = false }.ToString());
        var opened = false;
        var group = new List<GateWork>(MaxGroup);
        while (await NextAsync() is { } first)
        {
            try
            {
                if (!opened)
                    Open(connection);
                opened = true;
                await RunGroupAsync(connection, group, first);
            }
            // The loop is what everybody waits on: whatever a group died of is told to its callers, and the next group runs.
            catch (Exception error)
            {
                first.Fail(error);
                group.ForEach(work => work.Fail(error));
            }
            group.Clear();
        }
    }

    private static void Open(SqliteConnection connection)
    {
        connection.Open();
        using var command = connection.CreateCommand();
        // FULL: a commit that was acknowledged survives a power cut. The size limit lets a WAL that grew shrink again.
        command.CommandText =
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA journal_size_limit=67108864;";
        command.ExecuteNonQuery();
    }

    private async Task<GateWork?> NextAsync()
    {
        try
        {
            await _waiting.WaitAsync(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Closing: what is still queued is finished first; nothing new can come, the writers are complete.
        }
        return TryTake();
    }

    private GateWork? TryTake()
    {
        GateWork? work;
        if (_rawInARow < RawInARow && _raw.Reader.TryRead(out work))
            _rawInARow++;
        else if (_units.Reader.TryRead(out work) || _raw.Reader.TryRead(out work))
            _rawInARow = 0;
        return work;
    }

    private async Task RunGroupAsync(SqliteConnection connection, List<GateWork> group, GateWork first)
    {
        var started = Stopwatch.GetTimestamp();
        await using var transaction = connection.BeginTransaction();
        GateWork? work = first;
        while (work is not null)
        {
            group.Add(work);
            if (!await work.TryRunAsync(_source, connection, transaction))
            {
                await transaction.RollbackAsync();
                await ReplayAsync(connection, group);
                return;
            }
            work = group.Count < MaxGroup && Stopwatch.GetElapsedTime(started) < GroupBudget && _waiting.Wait(0) ? TryTake() : null;
        }
        await transaction.CommitAsync();
        group.ForEach(static w => w.Complete());
    }

    /// <summary>
    /// The last unit failed half-way and the group was rolled back: those before it go again, each alone, so that only the
    /// guilty one fails. It is not run again itself.
    /// </summary>
    private async Task ReplayAsync(SqliteConnection connection, List<GateWork> group)
    {
        foreach (var work in group.SkipLast(1))
        {
            await using var transaction = connection.BeginTransaction();
            if (await work.TryRunAsync(_source, connection, transaction))
            {
                await transaction.CommitAsync();
                work.Complete();
            }
            else
            {
                await transaction.RollbackAsync();
                work.FailAsItDid();
            }
        }
        group[^1].FailAsItDid();
    }

    private abstract class GateWork
    {
        public abstract Task<bool> TryRunAsync(SqliteDbSource source, SqliteConnection connection, SqliteTransaction transaction);

        public abstract void Complete();

        public abstract void FailAsItDid();

        public abstract void Fail(Exception error);
    }

    private abstract class GateWork<T>(CancellationToken cancellationToken) : GateWork
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _value;
        private Exception? _error;
        private bool _begun;
        private bool _cancelled;

        public Task<T> Result => _done.Task;

        public override async Task<bool> TryRunAsync(
            SqliteDbSource source, SqliteConnection connection, SqliteTransaction transaction)
        {
            _cancelled = !_begun && cancellationToken.IsCancellationRequested;
            if (_cancelled)
                return true;
            _begun = true;
            try
            {
                _value = await RunAsync(source, connection, transaction);
                _error = null;
                return true;
            }
            // Kept for the caller, who gets it from the task.
            catch (Exception error)
            {
                _error = error;
                return SurvivesFailure;
            }
        }

        public override void Complete()
        {
            if (_cancelled)
                _done.TrySetCanceled(cancellationToken);
            else if (_error is null)
                _done.TrySetResult(_value!);
            else
                _done.TrySetException(_error);
        }

        public override void FailAsItDid() => _done.TrySetException(_error!);

        public override void Fail(Exception error) => _done.TrySetException(_error ?? error);

        /// <summary>True where a failed piece leaves nothing behind: a single statement is undone by SQLite itself.</summary>
        protected abstract bool SurvivesFailure { get; }

        protected abstract Task<T> RunAsync(SqliteDbSource source, SqliteConnection connection, SqliteTransaction transaction);
    }

    private sealed class RawWork(RawStatement statement, object?[] values, CancellationToken cancellationToken)
        : GateWork<int>(cancellationToken)
    {
        protected override bool SurvivesFailure => true;

        protected override Task<int> RunAsync(SqliteDbSource source, SqliteConnection connection, SqliteTransaction transaction)
        {
            var command = RawExecution.CommandOn(connection, statement);
            command.Transaction = transaction;
            for (var i = 0; i < values.Length; i++)
                command.Parameters[i].Value = SqliteLeadershipDb.ToStore(values[i]);
            return Task.FromResult(command.ExecuteNonQuery());
        }
    }

    private sealed class UnitWork<T>(Func<LeadershipDb, CancellationToken, Task<T>> unit, CancellationToken cancellationToken)
        : GateWork<T>(cancellationToken)
    {
        protected override bool SurvivesFailure => false;

        protected override async Task<T> RunAsync(
            SqliteDbSource source, SqliteConnection connection, SqliteTransaction transaction)
        {
            InUnit.Value = true;
            await using var db = source.On(connection);
            await db.Database.UseTransactionAsync(transaction);
            var value = await unit(db, CancellationToken.None);
            await db.SaveChangesAsync();
            return value;
        }
    }
}
