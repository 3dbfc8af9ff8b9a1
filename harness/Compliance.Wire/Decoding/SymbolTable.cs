using System.Collections.Immutable;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;

namespace Compliance.Wire.Decoding;

/// <summary>Resolves references.</summary>
internal sealed class SymbolTable(ImmutableArray<DecodedSymbol> symbols)
{
    /// <summary>The text, or null when the reference is outside the table.</summary>
    public string? Find(uint reference) => reference < (uint)symbols.Length ? symbols[(int)reference].Text : null;

    /// <summary>Labels of pairs of references, added to a list; a pair outside the table and a reference without partner are left out.</summary>
    public void Labels(ReadOnlySpan<uint> refs, List<Label> labels)
    {
        for (var i = 0; i + 1 < refs.Length; i += 2)
        {
            if (Find(refs[i]) is { } name && Find(refs[i + 1]) is { } value)
                labels.Add(new(name, value));
        }
    }
}
