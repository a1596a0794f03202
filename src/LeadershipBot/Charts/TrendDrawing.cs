using LeadershipBot.Messaging;
using SkiaSharp;

namespace LeadershipBot.Charts;

/// <summary>Draws one trend, from the ground up: what is drawn later stands above.</summary>
internal sealed class TrendDrawing : IDisposable
{
    private const float Top = 58;
    private const float TopUntitled = 26;
    private const float Foot = 34;
    private const float LineHeight = 24;
    private const float LabelGap = 14;

    /// <summary>A page writes in the reader's own font, which may be wider than the one that measures here.</summary>
    private const float WidestFont = 1.3f;

    private readonly ITrendPen _pen;
    private readonly Trend _trend;
    private readonly TrendSize _size;
    private readonly float _edge;
    private readonly float _fontRoom;
    private readonly TrendFace _title = TrendFace.Of(19, true);
    private readonly TrendFace _small = TrendFace.Of(14, false);
    private readonly TrendFace _name = TrendFace.Of(15, false);
    private readonly TrendFace _value;
    private readonly IReadOnlyList<string> _titleLines;
    private readonly IReadOnlyList<Label> _labels;
    private readonly TrendPlot? _plot;

    /// <param name="titled">With its title above, and room around it.</param>
    public TrendDrawing(ITrendPen pen, Trend trend, TrendSize size, bool titled)
    {
        (_pen, _trend, _size) = (pen, trend, size);
        (_edge, _fontRoom) = titled ? (22, 1) : (2, WidestFont);
        var large = size.Width > 400;
        _value = TrendFace.Of(trend.Series.Count == 1 ? large ? 34 : 26 : large ? 22 : 19, true);
        _titleLines = titled ? TrendFonts.Lines(TrendFonts.Drawable(trend.Title), _title.Font, size.Width - (2 * _edge)) : [];
        _labels = [.. trend.Series.Select(LabelOf).OfType<Label>()];
        _plot = PlotOf(titled ? Top + ((_titleLines.Count - 1) * LineHeight) : TopUntitled);
    }

    public void Draw()
    {
        for (var n = 0; n < _titleLines.Count; n++)
            Write(_titleLines[n], _edge, 34 + (n * LineHeight), _title, TrendInk.Text);
        if (_plot is not { } plot || _labels.Count == 0)
        {
            Write(TrendPictureWords.NoValue, _edge, _size.Height / 2f, _name, TrendInk.Quiet);
            return;
        }
        DrawGrid(plot);
        DrawDays(plot);
        DrawMark(plot);
        DrawTarget(plot);
        for (var n = 0; n < _trend.Series.Count; n++)
            DrawSeries(plot, _trend.Series[n], InkOf(n));
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

    private static TrendInk InkOf(int series) => TrendInk.First + (series % 3);

    private Label? LabelOf(TrendSeries series, int index)
    {
        if (series.Points.LastOrDefault(static p => p.Value is not null) is not { } last)
            return null;
        var name = _trend.Series.Count == 1 ? "" : TrendFonts.Drawable(series.Name) is { Length: > 0 } known
            ? TrendFonts.Fit(known, _name.Font, _size.MostName) : TrendPictureWords.Line(index);
        var value = TrendFonts.Drawable(TrendNumbers.Say(last.Value!.Value, _trend.Unit));
        // A unit as long as a sentence stands with the target and in the words.
        if (_value.Width(value) > _size.MostName)
            value = TrendNumbers.Say(last.Value.Value);
        return new(name, value, last, InkOf(index));
    }

    private TrendPlot? PlotOf(float top)
    {
        if (TrendDates.Span(_trend.Series) is not { } span)
            return null;
        var shown = _trend.Series.SelectMany(static s => s.Points).Select(static p => p.Value).OfType<double>();
        var scale = TrendScale.Of(_trend.Target is { } target ? shown.Append(target) : shown, _trend.Unit == "%" ? 100 : null);
        var names = _fontRoom * _labels.Select(l => Math.Max(_value.Width(l.Value), _name.Width(l.Name))).DefaultIfEmpty(0).Max();
        var ticks = _fontRoom * scale.Ticks.Select(t => _small.Width(TrendNumbers.Say(t))).DefaultIfEmpty(0).Max();
        return new(new(_edge + ticks + 10, top, _size.Width - _edge - names - LabelGap, _size.Height - Foot - 8),
            span.From, span.To, scale);
    }

    private void DrawGrid(TrendPlot plot)
    {
        foreach (var tick in plot.Scale.Ticks)
        {
            var y = plot.Y(tick);
            Line(plot.Area.Left, y, plot.Area.Right, y, tick == 0 ? TrendInk.Zero : TrendInk.Grid, 1);
            Write(TrendNumbers.Say(tick), plot.Area.Left - 10, y + 5, _small, TrendInk.Quiet, SKTextAlign.Right);
        }
    }

    private void DrawDays(TrendPlot plot)
    {
        var free = 0f;
        foreach (var tick in DateTick.Of(plot.From, plot.To))
        {
            var half = _small.Width(tick.Label) / 2;
            var x = Math.Max(plot.X(tick.On), _edge + half);
            if (x - half < free)
                continue;
            Write(tick.Label, x, plot.Area.Bottom + 24, _small, TrendInk.Quiet, SKTextAlign.Center);
            free = x + half + 12;
        }
    }

    private void DrawMark(TrendPlot plot)
    {
        if (_trend.Mark is not { } mark || mark.On < plot.From || mark.On > plot.To)
            return;
        var x = plot.X(mark.On);
        Line(x, plot.Area.Top - 6, x, plot.Area.Bottom, TrendInk.Quiet, 1.5f, TrendStroke.Dotted);
        var label = TrendFonts.Fit(TrendFonts.Drawable(mark.Label), _small.Font, _size.MostMark);
        var right = x + 6 + _small.Width(label) <= plot.Area.Right;
        Write(label, right ? x + 6 : x - 6, plot.Area.Top - 1, _small, TrendInk.Quiet, right ? SKTextAlign.Left : SKTextAlign.Right);
    }

    private void DrawTarget(TrendPlot plot)
    {
        if (_trend.Target is { } target)
            Line(plot.Area.Left, plot.Y(target), plot.Area.Right, plot.Y(target), TrendInk.Target, 2, TrendStroke.Dashed);
    }

    /// <summary>At the left end of its line, on the side where the lines leave more room.</summary>
    private void DrawTargetLabel(TrendPlot plot)
    {
        if (_trend.Target is not { } target)
            return;
        var text = TrendPictureWords.Target(TrendNumbers.Say(target, TrendFonts.Drawable(_trend.Unit)));
        var until = plot.Area.Left + 6 + _small.Width(text);
        var near = _trend.Series.SelectMany(static s => s.Points).Where(p => p.Value is not null && plot.X(p.On) <= until)
            .Select(p => p.Value!.Value).ToList();
        var y = plot.Y(target);
        var below = near.Count(v => v >= target) > near.Count / 2 && y + 20 < plot.Area.Bottom;
        _pen.Text(text, new(plot.Area.Left + 6, below ? y + 18 : y - 8), _small, TrendInk.Target, SKTextAlign.Left, overLines: true);
    }

    private void DrawSeries(TrendPlot plot, TrendSeries series, TrendInk ink)
    {
        var dotted = series.Points.Count <= 16;
        foreach (var run in TrendPlot.Runs(series))
        {
            if (run.Count > 1)
                _pen.Path([.. run.Select(plot.At)], ink, 3);
            foreach (var point in run.Where(_ => dotted || run.Count == 1))
                _pen.Dot(plot.At(point), 3.5f, ink);
        }
    }

    private void DrawLabels(TrendPlot plot)
    {
        var tops = TrendPlot.Spread([.. _labels.Select(l => plot.Y(l.Last.Value!.Value))], apart: 46,
            plot.Area.Top + 8, plot.Area.Bottom - (_trend.Series.Count == 1 ? 8 : 22));
        foreach (var (label, y) in _labels.Zip(tops))
        {
            var end = plot.At(label.Last);
            _pen.Dot(end, 6, label.Ink);
            var x = plot.Area.Right + LabelGap;
            if (end.X < plot.Area.Right - 12 || Math.Abs(y - end.Y) > 14)
                Line(end.X + 9, end.Y, x - 4, y, label.Ink, 1, TrendStroke.Faint);
            if (label.Name.Length == 0)
            {
                Write(label.Value, x, y + 12, _value, label.Ink);
                continue;
            }
            Write(label.Value, x, y + 4, _value, label.Ink);
            Write(label.Name, x, y + 22, _name, TrendInk.Text);
        }
    }

    private void Line(float x1, float y1, float x2, float y2, TrendInk ink, float width, TrendStroke stroke = TrendStroke.Whole) =>
        _pen.Line(new(x1, y1), new(x2, y2), ink, width, stroke);

    private void Write(string text, float x, float y, TrendFace face, TrendInk ink, SKTextAlign align = SKTextAlign.Left) =>
        _pen.Text(text, new(x, y), face, ink, align, overLines: false);

    private sealed record Label(string Name, string Value, TrendPoint Last, TrendInk Ink);
}

/// <summary>The words in the picture itself.</summary>
internal static class TrendPictureWords
{
    public const string NoValue = "No value yet";

    public static string Target(string value) => $"target {value}";

    /// <summary>The name of a line whose own name cannot be drawn.</summary>
    public static string Line(int index) => $"line {index + 1}";
}
