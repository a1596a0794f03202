using Microsoft.Extensions.Logging;

namespace LeadershipBot.Tests.Kit;

/// <summary>Keeps the errors that were logged, and does something at each: a place to step in between two steps.</summary>
public sealed class HookedLog(Action? atError = null) : ILoggerProvider, ILogger
{
    private readonly List<string> _errors = [];

    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (_errors)
                return [.. _errors];
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        lock (_errors)
            _errors.Add($"{formatter(state, exception)} {exception}");
        atError?.Invoke();
    }

    public void Dispose()
    {
    }
}
