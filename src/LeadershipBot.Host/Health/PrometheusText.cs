using System.Globalization;
using System.Text;

namespace LeadershipBot.Host.Health;

/// <summary>Prometheus text exposition format 0.0.4: each family once, with its help and type, then its samples.</summary>
internal sealed class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new();
    private string? _family;

    public PrometheusText Gauge(string name, string help) => Family(name, help, "gauge");

    public PrometheusText Counter(string name, string help) => Family(name, help, "counter");

    /// <summary>A sample of the family that was begun last.</summary>
    public PrometheusText Add(double value, params (string Name, string Value)[] labels)
    {
        _text.Append(_family ?? throw new InvalidOperationException("Begin a family first."));
        if (labels.Length > 0)
            _text.Append('{').AppendJoin(',', labels.Select(static l => $"{l.Name}=\"{Escape(l.Value)}\"")).Append('}');
        _text.Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
        return this;
    }

    public override string ToString() => _text.ToString();

    private PrometheusText Family(string name, string help, string type)
    {
        _family = name;
        _text.Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n')
            .Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        return this;
    }

    private static string Escape(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
