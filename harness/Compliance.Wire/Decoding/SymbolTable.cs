using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;

namespace Compliance.Wire.Decoding;

/// <summary>Resolves references.</summary>
internal sealed class SymbolTable(ImmutableArray<DecodedSymbol> symbols)
{
    /// <summary>The text, or null when the reference is outside the table.</summary>
    public string? Find(uint reference) => reference < (uint)symbols.Length ? symbols[(int)reference].Text : null;

    /// <summary>Labels of pairs of references; a pair outside the table and a reference without partner are left out.</summary>
    public ImmutableArray<Label> Labels(ImmutableArray<uint> refs)
    {
        if (refs.Length < 2)
            return [];
        var labels = new Label[refs.Length / 2];
        var count = 0;
        for (var i = 0; i + 1 < refs.Length; i += 2)
        {
            if (Find(refs[i]) is { } name && Find(refs[i + 1]) is { } value)
                labels[count++] = new(name, value);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(count == labels.Length ? labels : labels[..count]);
    }
}
