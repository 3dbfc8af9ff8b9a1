using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Model.Requests;

/// <summary>A request as a receiver case describes it, with all templates and times resolved.</summary>
public sealed record RequestScript
{
    /// <summary>The message to encode; also decides the default headers.</summary>
    public MessageKind Message { get; init; } = MessageKind.V2;

    /// <summary>The data, in message order.</summary>
    public ImmutableArray<Series> Series { get; init; } = [];

    /// <summary>HTTP method, written as it is. Default POST.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>Path and query that replace those of the write URL; null keeps them.</summary>
    public string? Path { get; init; }

    /// <summary>
    /// Header values that replace the default of the same name (names compared without case, spelling of this entry is sent).
    /// A null value removes the default.
    /// </summary>
    public ImmutableDictionary<string, string?> Headers { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>Header lines added as they are, after the others: for duplicates.</summary>
    public ImmutableArray<HeaderLine> HeaderLines { get; init; } = [];

    /// <summary>Bends the symbol table; null: a correct one.</summary>
    public SymbolEdits? Symbols { get; init; }

    /// <summary>Edits of the serialized message, in order.</summary>
    public ImmutableArray<WireEdit> Wire { get; init; } = [];

    /// <summary>The exact body, which replaces message and compression; null: encoded from the data.</summary>
    public ImmutableArray<byte>? Body { get; init; }

    /// <summary>How the message becomes the body.</summary>
    public Compression Compression { get; init; } = Compression.Block;

    /// <summary>Sends the body with chunked transfer coding instead of a Content-Length.</summary>
    public bool Chunked { get; init; }

    /// <summary>Whether a 1.0 message carries type, help and unit in field 3, which 1.0 reserves and Prometheus uses. Default true, as senders do; cases ask for it.</summary>
    public bool Families { get; init; } = true;

    /// <summary>Number of float samples in the data.</summary>
    public int Samples => Series.Sum(s => s.Samples.Length);

    /// <summary>Number of histogram samples in the data.</summary>
    public int Histograms => Series.Sum(s => s.Histograms.Length);

    /// <summary>Number of exemplars in the data.</summary>
    public int Exemplars => Series.Sum(s => s.Exemplars.Length);
}
