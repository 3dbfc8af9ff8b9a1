using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Model.Decoding;

/// <summary>A request body, decompressed and read as far as it goes. What does not decode is evidence, not an error.</summary>
public sealed class DecodedBody
{
    /// <summary>The schema it was read with, chosen by its Content-Type.</summary>
    public required MessageKind Kind { get; init; }

    /// <summary>The decompressed message; empty when decompression failed.</summary>
    public ReadOnlyMemory<byte> Message { get; init; }

    /// <summary>What was noticed, in the order of the bytes; at most 1,000.</summary>
    public ImmutableArray<Note> Notes { get; init; } = [];

    /// <summary>Symbol table (2.0).</summary>
    public ImmutableArray<DecodedSymbol> Symbols { get; init; } = [];

    /// <summary>Series in message order.</summary>
    public ImmutableArray<DecodedSeries> Series { get; init; } = [];

    /// <summary>Metadata of families (1.x).</summary>
    public ImmutableArray<DecodedMetadata> Families { get; init; } = [];

    /// <summary>Whether body and message could be read to the end.</summary>
    public bool Complete { get; init; }

    /// <summary>Whether the body was a whole Snappy block within the limit.</summary>
    public bool Decompressed { get; init; }
}
