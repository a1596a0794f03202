using LeadershipBot.Messaging;
using SkiaSharp;

namespace LeadershipBot.Charts;

/// <summary>Draws one trend, from the ground up: what is drawn later stands above.</summary>
internal sealed class TrendDrawing : IDisposable
{
    private const float Edge = 22;
    private const float Top = 58;
    private const float Foot = 34;
    private const float LineHeight = 24;
    private const float MostNames = 170;
    private const float MostMark = 260;
    private const float LabelGap = 14;

    private readonly SKCanvas _canvas;
    private readonly Trend _trend;
    private readonly TrendPalette _palette;
    private readonly SKFont _title = TrendFonts.Strong(19);
    private readonly SKFont _small = TrendFonts.Plain(14);
    private readonly SKFont _name = TrendFonts.Plain(15);
    private readonly SKFont _value;
    private readonly IReadOnlyList<string> _titleLines;
    private readonly IReadOnlyList<Label> _labels;
    private readonly TrendPlot? _plot;

    public TrendDrawing(SKCanvas canvas, Trend trend, TrendPalette palette)
    {
        (_canvas, _trend, _palette) = (canvas, trend, palette);
        _value = TrendFonts.Strong(trend.Series.Count == 1 ? 34 : 22);
        _titleLines = TrendFonts.Lines(TrendFonts.Drawable(trend.Title), _title, TrendPicture.Width - (2 * Edge));
        _labels = [.. trend.Series.Select(LabelOf).OfType<Label>()];
        _plot = PlotOf();
    }

    public void Draw()
    {
        _canvas.Clear(_palette.Ground);
        for (var n = 0; n < _titleLines.Count; n++)
            Write(_titleLines[n], Edge, 34 + (n * LineHeight), _title, _palette.Text);
        if (_plot is not { } plot || _labels.Count == 0)
        {
            Write(TrendPictureWords.NoValue, Edge, TrendPicture.Height / 2f, _name, _palette.Quiet);
            return;
        }
        DrawGrid(plot);
        DrawDays(plot);
        DrawMark(plot);
        DrawTarget(plot);
        for (var n = 0; n < _trend.Series.Count; n++)
            DrawSeries(plot, _trend.Series[n], _palette.Series[n % _palette.Series.Count]);
        DrawTargetLabel(plot);
        DrawLabels(plot);
    }

    public void Dispose()
    {
        _title.Dispose();
        _small.Dispose();
        _name.Dispose();
        _value.Dispose();
    }

    private Label? LabelOf(TrendSeries series, int index)
    {
        if (series.Points.LastOrDefault(static p => p.Value is not null) is not { } last)
            return null;
        var name = _trend.Series.Count == 1 ? "" : TrendFonts.Drawable(series.Name) is { Length: > 0 } known
            ? TrendFonts.Fit(known, _name, MostNames) : TrendPictureWords.Line(index);
        var value = TrendFonts.Drawable(TrendNumbers.Say(last.Value!.Value, _trend.Unit));
        // A unit as long as a sentence stands with the target and in the words.
        if (_value.MeasureText(value) > MostNames)
            value = TrendNumbers.Say(last.Value.Value);
        return new(name, value, last, _palette.Series[index % _palette.Series.Count]);
    }

    private TrendPlot? PlotOf()
    {
        if (TrendDates.Span(_trend.Series) is not { } span)
            return null;
        var shown = _trend.Series.SelectMany(static s => s.Points).Select(static p => p.Value).OfType<double>();
        var scale = TrendScale.Of(_trend.Target is { } target ? shown.Append(target) : shown, _trend.Unit == "%" ? 100 : null);
        var names = _labels.Select(l => Math.Max(_value.MeasureText(l.Value), _name.MeasureText(l.Name))).DefaultIfEmpty(0).Max();
        var ticks = scale.Ticks.Select(t => _small.MeasureText(TrendNumbers.Say(t))).DefaultIfEmpty(0).Max();
        return new(new(Edge + ticks + 10, Top + ((_titleLines.Count - 1) * LineHeight), TrendPicture.Width - Edge - names - LabelGap, TrendPicture.Height - Foot - 8),
            span.From, span.To, scale);
    }

    private void DrawGrid(TrendPlot plot)
    {
        foreach (var tick in plot.Scale.Ticks)
        {
            var y = plot.Y(tick);
            Line(plot.Area.Left, y, plot.Area.Right, y, tick == 0 ? _palette.Zero : _palette.Grid, 1);
            Write(TrendNumbers.Say(tick), plot.Area.Left - 10, y + 5, _small, _palette.Quiet, SKTextAlign.Right);
        }
    }

    private void DrawDays(TrendPlot plot)
    {
        var free = 0f;
        foreach (var tick in DateTick.Of(plot.From, plot.To))
        {
            var half = _small.MeasureText(tick.Label) / 2;
            var x = Math.Max(plot.X(tick.On), Edge + half);
            if (x - half < free)
                continue;
            Write(tick.Label, x, plot.Area.Bottom + 24, _small, _palette.Quiet, SKTextAlign.Center);
            free = x + half + 12;
        }
    }

    private void DrawMark(TrendPlot plot)
    {
        if (_trend.Mark is not { } mark || mark.On < plot.From || mark.On > plot.To)
            return;
        var x = plot.X(mark.On);
        using var dots = SKPathEffect.CreateDash([2, 4], 0);
        Line(x, plot.Area.Top - 6, x, plot.Area.Bottom, _palette.Quiet, 1.5f, dots);
        var label = TrendFonts.Fit(TrendFonts.Drawable(mark.Label), _small, MostMark);
        var right = x + 6 + _small.MeasureText(label) <= plot.Area.Right;
        Write(label, right ? x + 6 : x - 6, plot.Area.Top - 1, _small, _palette.Quiet, right ? SKTextAlign.Left : SKTextAlign.Right);
    }

    private void DrawTarget(TrendPlot plot)
    {
        if (_trend.Target is not { } target)
            return;
        using var dashes = SKPathEffect.CreateDash([8, 5], 0);
        Line(plot.Area.Left, plot.Y(target), plot.Area.Right, plot.Y(target), _palette.Target, 2, dashes);
    }

    /// <summary>At the left end of its line, on the side where the lines leave more room.</summary>
    private void DrawTargetLabel(TrendPlot plot)
    {
        if (_trend.Target is not { } target)
            return;
        var text = TrendPictureWords.Target(TrendNumbers.Say(target, TrendFonts.Drawable(_trend.Unit)));
        var until = plot.Area.Left + 6 + _small.MeasureText(text);
        var near = _trend.Series.SelectMany(static s => s.Points).Where(p => p.Value is not null && plot.X(p.On) <= until)
            .Select(p => p.Value!.Value).ToList();
        var y = plot.Y(target);
        var below = near.Count(v => v >= target) > near.Count / 2 && y + 20 < plot.Area.Bottom;
        WriteOverLines(text, plot.Area.Left + 6, below ? y + 18 : y - 8, _small, _palette.Target);
    }

    private void DrawSeries(TrendPlot plot, TrendSeries series, SKColor colour)
    {
        var dotted = series.Points.Count <= 16;
        foreach (var run in TrendPlot.Runs(series))
        {
            using var path = new SKPathBuilder();
            path.MoveTo(plot.At(run[0]));
            foreach (var point in run.Skip(1))
                path.LineTo(plot.At(point));
            using var line = path.Detach();
            using var stroke = new SKPaint
            {
                Color = colour, StrokeWidth = 3, IsStroke = true, IsAntialias = true,
                StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round,
            };
            _canvas.DrawPath(line, stroke);
            foreach (var point in run.Where(_ => dotted || run.Count == 1))
                Dot(plot.At(point), 3.5f, colour);
        }
    }

    private void DrawLabels(TrendPlot plot)
    {
        var tops = TrendPlot.Spread([.. _labels.Select(l => plot.Y(l.Last.Value!.Value))], apart: 46,
            plot.Area.Top + 8, plot.Area.Bottom - (_trend.Series.Count == 1 ? 8 : 22));
        foreach (var (label, y) in _labels.Zip(tops))
        {
            var end = plot.At(label.Last);
            Dot(end, 6, label.Colour);
            var x = plot.Area.Right + LabelGap;
            if (end.X < plot.Area.Right - 12 || Math.Abs(y - end.Y) > 14)
                Line(end.X + 9, end.Y, x - 4, y, label.Colour.WithAlpha(0x70), 1);
            if (label.Name.Length == 0)
            {
                Write(label.Value, x, y + 12, _value, label.Colour);
                continue;
            }
            Write(label.Value, x, y + 4, _value, label.Colour);
            Write(label.Name, x, y + 22, _name, _palette.Text);
        }
    }

    private void Dot(SKPoint at, float radius, SKColor colour)
    {
        using var ground = new SKPaint { Color = _palette.Ground, IsAntialias = true };
        using var fill = new SKPaint { Color = colour, IsAntialias = true };
        _canvas.DrawCircle(at, radius + 2, ground);
        _canvas.DrawCircle(at, radius, fill);
    }

    private void Line(float x1, float y1, float x2, float y2, SKColor colour, float width, SKPathEffect? effect = null)
    {
        using var paint = new SKPaint { Color = colour, StrokeWidth = width, IsStroke = true, IsAntialias = true, PathEffect = effect };
        _canvas.DrawLine(x1, y1, x2, y2, paint);
    }

    private void Write(string text, float x, float y, SKFont font, SKColor colour, SKTextAlign align = SKTextAlign.Left)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        _canvas.DrawText(text, x, y, align, font, paint);
    }

    /// <summary>With the ground around each letter, so that a line behind it does not cross it.</summary>
    private void WriteOverLines(string text, float x, float y, SKFont font, SKColor colour)
    {
        using var halo = new SKPaint
        {
            Color = _palette.Ground, IsAntialias = true, IsStroke = true, StrokeWidth = 5, StrokeJoin = SKStrokeJoin.Round,
        };
        _canvas.DrawText(text, x, y, SKTextAlign.Left, font, halo);
        Write(text, x, y, font, colour);
    }

    private sealed record Label(string Name, string Value, TrendPoint Last, SKColor Colour);
}

/// <summary>The words in the picture itself.</summary>
internal static class TrendPictureWords
{
    public const string NoValue = "No value yet";

    public static string Target(string value) => $"target {value}";

    /// <summary>The name of a line whose own name cannot be drawn.</summary>
    public static string Line(int index) => $"line {index + 1}";
}
