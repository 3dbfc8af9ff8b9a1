using Compliance.Model.Requests;

namespace Compliance.Wire.Requests;

/// <summary>Hands out references in the order of first use, and builds the table, bent as a case asks for.</summary>
/// <param name="edits">What is bent; nothing by default.</param>
/// <param name="reversedCount">Number of references that a run before handed out, when the table is to be reversed.</param>
internal sealed class SymbolIndex(SymbolEdits edits, int reversedCount)
{
    private readonly List<string> symbols = edits.WithoutEmpty ? [] : [edits.First ?? ""];
    private readonly Dictionary<string, int> places = edits is { WithoutEmpty: false, First: { } first }
        ? new(StringComparer.Ordinal) { [first] = 0 }
        : new(StringComparer.Ordinal);

    /// <summary>Number of entries without spare ones.</summary>
    public int Count => symbols.Count;

    /// <summary>The reference of a text; 0 for the empty text, whatever stands there.</summary>
    public uint Refer(string text)
    {
        if (text.Length == 0)
            return 0;
        if (!edits.Duplicate && places.TryGetValue(text, out var place))
            return Final(place);
        places[text] = symbols.Count;
        symbols.Add(text);
        return Final(symbols.Count - 1);
    }

    /// <summary>The table as it is sent.</summary>
    public List<string> Table()
    {
        if (edits.Empty)
            return [];
        var table = new List<string>(symbols);
        if (reversedCount > 1)
            table.Reverse(1, table.Count - 1);
        table.AddRange(edits.Spare);
        if (edits.Duplicate && table.Distinct(StringComparer.Ordinal).Count() == table.Count)
            table.Add(table.Count > 0 ? table[^1] : ""); // nothing is used twice: the fault must be there all the same
        return table;
    }

    private uint Final(int place) => (uint)(place == 0 || reversedCount == 0 ? place : reversedCount - place);
}
