using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Wire.Snappy;

namespace Compliance.Running.Fuzzing;

/// <summary>Smaller versions of a request, the boldest first: whoever shrinks takes the first that still fails and asks again.</summary>
public static class Reductions
{
    private const string PlainName = "prw_fuzz";

    // Without its tag a series is not new in every try; without its name it is odd in a way of its own.
    private static readonly ImmutableHashSet<string> Kept = ["__name__", "case"];

    /// <summary>All requests that are one step smaller.</summary>
    public static IEnumerable<RequestScript> Of(RequestScript script)
    {
        if (script.Body is { } body)
            return Bytes(script, [.. body]);
        return Series(script).Concat(Extras(script)).Concat(script.Series.SelectMany((s, i) => Parts(s).Select(p => With(script, i, p))));
    }

    private static IEnumerable<RequestScript> Series(RequestScript script) =>
        script.Series.Length < 2 ? [] : Enumerable.Range(0, script.Series.Length).Reverse().Select(i => Without(script, i));

    // An edit that speaks of a series by its number follows it.
    private static RequestScript Without(RequestScript script, int index) =>
        script with
        {
            Series = script.Series.RemoveAt(index),
            Wire = [.. script.Wire.Select(e => e with { Path = Moved(e.Path, index) })],
        };

    private static string Moved(string path, int removed)
    {
        const string Prefix = "timeseries[";
        var close = path.IndexOf(']', StringComparison.Ordinal);
        return
            path.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(path.AsSpan(Prefix.Length, close - Prefix.Length), out var at)
            && at > removed
            ? FormattableString.Invariant($"{Prefix}{at - 1}") + path[close..]
            : path;
    }

    private static IEnumerable<RequestScript> Extras(RequestScript script)
    {
        if (script.Compression != Compression.Block)
            yield return script with
            {
                Compression = Compression.Block,
            };
        if (script.Symbols is not null)
            yield return script with
            {
                Symbols = null,
            };
        if (!script.Wire.IsEmpty)
            yield return script with
            {
                Wire = [],
            };
    }

    private static IEnumerable<Series> Parts(Series series)
    {
        if (series.Metadata is { } metadata)
        {
            yield return series with
            {
                Metadata = null,
            };
            if (metadata.Help.Length > 1)
                yield return series with
                {
                    Metadata = metadata with { Help = "h" },
                };
            if (metadata.Unit.Length > 0)
                yield return series with
                {
                    Metadata = metadata with { Unit = "" },
                };
        }

        if (!series.Exemplars.IsEmpty)
            yield return series with
            {
                Exemplars = series.Exemplars[..^1],
            };
        // Never both: a series without data is another fault.
        if (!series.Samples.IsEmpty && !series.Histograms.IsEmpty)
        {
            yield return series with
            {
                Samples = [],
            };
            yield return series with
            {
                Histograms = [],
            };
        }

        for (var i = 0; i < series.Samples.Length && series.Samples.Length > 1; i++)
            yield return series with
            {
                Samples = series.Samples.RemoveAt(i),
            };
        for (var i = 0; i < series.Histograms.Length && series.Histograms.Length > 1; i++)
            yield return series with
            {
                Histograms = series.Histograms.RemoveAt(i),
            };
        for (var i = 0; i < series.Labels.Length; i++)
        {
            if (!Kept.Contains(series.Labels[i].Name))
                yield return series with
                {
                    Labels = series.Labels.RemoveAt(i),
                };
        }

        if (series.Samples.Any(s => s.StartTimestampMs != 0) || series.Histograms.Any(h => h.StartTimestampMs != 0))
            yield return series with
            {
                Samples = [.. series.Samples.Select(s => s with { StartTimestampMs = 0 })],
                Histograms = [.. series.Histograms.Select(h => h with { StartTimestampMs = 0 })],
            };
        foreach (var simpler in Simpler(series))
            yield return simpler;
    }

    private static IEnumerable<Series> Simpler(Series series)
    {
        for (var i = 0; i < series.Samples.Length; i++)
        {
            if (!series.Samples[i].Value.Equals(1.0))
                yield return series with
                {
                    Samples = series.Samples.SetItem(i, series.Samples[i] with { Value = 1 }),
                };
        }

        for (var i = 0; i < series.Labels.Length; i++)
        {
            if (series.Labels[i] is { Name: "__name__", Value: not PlainName } name)
                yield return series with
                {
                    Labels = series.Labels.SetItem(i, name with { Value = PlainName }),
                };
            if (series.Labels[i] is { Name: not ("__name__" or "case"), Value.Length: > 1 } label)
                yield return series with
                {
                    Labels = series.Labels.SetItem(i, label with { Value = "x" }),
                };
        }
    }

    private static RequestScript With(RequestScript script, int index, Series series) =>
        script with
        {
            Series = script.Series.SetItem(index, series),
        };

    // Delta debugging: leave out halves, quarters and so on, of the message where it can be had.
    private static IEnumerable<RequestScript> Bytes(RequestScript script, byte[] body)
    {
        var (bytes, wrap) = Message(body);
        for (var size = bytes.Length / 2; size > 0; size /= 2)
        {
            for (var at = 0; at + size <= bytes.Length; at += size)
                yield return script with
                {
                    Body = wrap([.. bytes[..at], .. bytes[(at + size)..]]),
                };
        }
    }

    private static (byte[] Bytes, Func<byte[], ImmutableArray<byte>> Wrap) Message(byte[] body)
    {
        try
        {
            return (SnappyBlock.Decompress(body, 1 << 24), bytes => [.. SnappyBlock.Compress(bytes)]);
        }
        catch (SnappyException)
        {
            return (body, bytes => [.. bytes]);
        }
    }
}
