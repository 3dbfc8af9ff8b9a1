using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;

namespace Compliance.Wire.Decoding;

/// <summary>
/// Texts, reference lists and label sets that come again with every scrape, kept once: a recording of a long run holds each series some
/// thousand times. Each has two places, of which the next with the same hash takes one over, so the memory is bounded whatever a sender sends, and two that
/// come in turn do not push one another out. Safe for threads: a place is read and written as a whole.
/// </summary>
internal static class Interned
{
    private const int TextPlaces = 1 << 14;
    private const int SetPlaces = 1 << 16;
    private const int LongestText = 128;
    private const int MostLabels = 32;
    private const ulong Odd = 0x9E37_79B9_7F4A_7C15;

    private static readonly string?[] Texts = new string?[TextPlaces];
    private static readonly uint[]?[] RefLists = new uint[]?[TextPlaces];
    private static readonly LabelSet?[] Sets = new LabelSet?[SetPlaces];

    /// <summary>A text.</summary>
    /// <param name="ascii">Its bytes, which must be ASCII.</param>
    public static string Text(ReadOnlySpan<byte> ascii)
    {
        if (ascii.Length > LongestText)
            return Encoding.Latin1.GetString(ascii);
        var place = Place(Hash(ascii), TextPlaces);
        return Texts[place] is { } first && Ascii.Equals(ascii, first) ? first
            : Texts[place ^ 1] is { } second && Ascii.Equals(ascii, second) ? second
            : Take(Texts, place, Encoding.Latin1.GetString(ascii));
    }

    /// <summary>A list of references.</summary>
    public static ImmutableArray<uint> Refs(ReadOnlySpan<uint> refs)
    {
        if (refs.IsEmpty)
            return [];
        if (refs.Length > 2 * MostLabels)
            return [.. refs];
        var place = Place(Hash(MemoryMarshal.AsBytes(refs)), TextPlaces);
        var list =
            RefLists[place] is { } first && refs.SequenceEqual(first) ? first
            : RefLists[place ^ 1] is { } second && refs.SequenceEqual(second) ? second
            : Take(RefLists, place, refs.ToArray());
        return ImmutableCollectionsMarshal.AsImmutableArray(list);
    }

    /// <summary>Labels in message order. Sets of the same texts are found only when the texts themselves are kept once.</summary>
    public static LabelSet Labels(ReadOnlySpan<Label> labels)
    {
        if (labels.IsEmpty)
            return LabelSet.Empty;
        var length = 0;
        ulong hash = 0;
        foreach (var (name, value) in labels)
        {
            length += name.Length + value.Length;
            hash = Mixed(hash, (uint)RuntimeHelpers.GetHashCode(name) | ((ulong)(uint)RuntimeHelpers.GetHashCode(value) << 32));
        }

        if (labels.Length > MostLabels || length > LongestText * MostLabels)
            return new LabelSet([.. labels]);
        var place = Place(hash, SetPlaces);
        return Sets[place] is { } first && Same(first.Labels.AsSpan(), labels) ? first
            : Sets[place ^ 1] is { } second && Same(second.Labels.AsSpan(), labels) ? second
            : Take(Sets, place, new LabelSet([.. labels]));
    }

    // What stood there moves to the other place.
    private static T Take<T>(T?[] places, int place, T item)
        where T : class
    {
        places[place ^ 1] = places[place];
        return places[place] = item;
    }

    private static bool Same(ReadOnlySpan<Label> a, ReadOnlySpan<Label> b)
    {
        if (a.Length != b.Length)
            return false;
        for (var i = 0; i < a.Length; i++)
        {
            if (!ReferenceEquals(a[i].Name, b[i].Name) || !ReferenceEquals(a[i].Value, b[i].Value))
                return false;
        }

        return true;
    }

    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = (ulong)bytes.Length;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            hash = Mixed(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var one in bytes)
            hash = Mixed(hash, one);
        return hash;
    }

    private static ulong Mixed(ulong hash, ulong value) => (BitOperations.RotateLeft(hash, 5) ^ value) * Odd;

    private static int Place(ulong hash, int places) => (int)(hash >> 40) & (places - 1);
}
