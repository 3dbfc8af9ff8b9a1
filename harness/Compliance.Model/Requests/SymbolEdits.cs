using System.Collections.Immutable;

namespace Compliance.Model.Requests;

/// <summary>Bends the symbol table of a 2.0 message. Every key unset leaves a correct table.</summary>
public sealed record SymbolEdits
{
    /// <summary>Text put at symbol 0 instead of the empty string (references to "" then point to this text).</summary>
    public string? First { get; init; }

    /// <summary>Leaves out the empty string: the first real string takes index 0.</summary>
    public bool WithoutEmpty { get; init; }

    /// <summary>Sends no symbol at all; references stay as they are.</summary>
    public bool Empty { get; init; }

    /// <summary>Symbols appended that nothing refers to (legal).</summary>
    public ImmutableArray<string> Spare { get; init; } = [];

    /// <summary>Every use of a string gets its own entry: a table that is not deduplicated.</summary>
    public bool Duplicate { get; init; }

    /// <summary>Order of the table after symbol 0 is reversed (legal).</summary>
    public bool Reversed { get; init; }
}
