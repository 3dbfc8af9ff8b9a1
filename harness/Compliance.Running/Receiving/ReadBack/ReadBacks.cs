using System.Collections.Immutable;
using Compliance.Model;

namespace Compliance.Running.Receiving.ReadBack;

/// <summary>The kinds of read-back adapters that a descriptor can name under <c>receiver.read</c>.</summary>
public static class ReadBacks
{
    /// <summary>All kinds, the more exact one first.</summary>
    public static ImmutableArray<string> Kinds => [ForwardSink.Kind, "victoria-metrics", "influxdb", "promql"];

    /// <summary>The adapter for the first kind, in the order of <see cref="Kinds"/>, that the instance has a URL for; null when there is none.</summary>
    /// <param name="read">Base URLs by kind.</param>
    /// <param name="headers">Headers of every request.</param>
    /// <param name="ignore">Label names that the target adds.</param>
    /// <param name="time">Clock of deadlines.</param>
    /// <param name="sink">Where the target forwards to; null: it doesn't.</param>
    /// <exception cref="UsageException">A kind is not known.</exception>
    public static IReadBack? For(
        ImmutableDictionary<string, Uri> read,
        TargetHeaders headers,
        ImmutableArray<string> ignore,
        TimeProvider time,
        ForwardSink? sink = null
    )
    {
        if (read.Keys.FirstOrDefault(k => !Kinds.Contains(k)) is { } unknown)
            throw new UsageException($"receiver.read knows {string.Join(", ", Kinds)} and no '{unknown}'.");
        return Kinds.FirstOrDefault(read.ContainsKey) switch
        {
            ForwardSink.Kind => sink?.ReadBack(ignore),
            "victoria-metrics" => new VictoriaMetricsReadBack(read["victoria-metrics"], headers.Lines, headers.Redaction, ignore, time),
            "influxdb" => new InfluxDbReadBack(read["influxdb"], headers.Lines, headers.Redaction, ignore, time),
            "promql" => new PromqlReadBack(read["promql"], headers.Lines, headers.Redaction, ignore, time),
            _ => null,
        };
    }
}
