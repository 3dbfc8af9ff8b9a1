using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Compliance.Model;
using Compliance.Model.Decoding;
using Compliance.Wire.Protobuf;

namespace Compliance.Wire.Decoding;

/// <summary>
/// Collects notes with the path of the place that is being read. Each kind has its own share of the limit, so that
/// no flood of one kind hides another.
/// </summary>
internal sealed class NoteTaker
{
    /// <summary>Notes of one kind; the 13 kinds together stay below 1,000.</summary>
    public const int MostOfAKind = 76;

    private const int DeepestPath = 8;

    private static readonly int Kinds = Enum.GetValues<NoteKind>().Length;

    private readonly List<Note> notes = [];
    private readonly int[] taken = new int[Kinds];
    private readonly FieldSchema[] path = new FieldSchema[DeepestPath];
    private readonly int[] indices = new int[DeepestPath];
    private int depth;

    /// <summary>Whether a note said that something could not be read.</summary>
    public bool Broken { get; private set; }

    /// <summary>Enters a field's message.</summary>
    /// <param name="field">The field.</param>
    /// <param name="index">Index in its list; not looked at for single fields.</param>
    public void Enter(FieldSchema field, int index)
    {
        path[depth] = field;
        indices[depth++] = index;
    }

    /// <summary>Leaves the message entered last.</summary>
    public void Leave() => depth--;

    /// <summary>Takes a note about the message that is being read, or a part of it.</summary>
    public void Take(NoteKind kind, string part, ByteRange range, string said)
    {
        Broken |= kind is NoteKind.Malformed or NoteKind.TooLarge;
        if (taken[(int)kind]++ < MostOfAKind)
            notes.Add(new(kind, Path(part), range, said));
    }

    /// <summary>The notes in the order of their bytes.</summary>
    public ImmutableArray<Note> ToImmutable() => notes.Count == 0 ? [] : [.. notes.OrderBy(n => n.Range.Start)];

    private string Path(string part)
    {
        var text = new StringBuilder();
        for (var i = 0; i < depth; i++)
        {
            text.Append(text.Length > 0 ? "." : "").Append(path[i].Name);
            if (path[i].Repeated)
                text.Append(CultureInfo.InvariantCulture, $"[{indices[i]}]");
        }

        return text.Append(text.Length > 0 && part.Length > 0 ? "." : "").Append(part).ToString();
    }
}
