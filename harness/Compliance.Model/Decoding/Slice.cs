using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Compliance.Model.Decoding;

/// <summary>A stretch of an array that others share, never written to. A request of hundreds of series keeps the samples of all of them in one array.</summary>
/// <typeparam name="T">What it holds.</typeparam>
[CollectionBuilder(typeof(Slice), nameof(Slice.Of))]
public readonly struct Slice<T> : IReadOnlyList<T>
{
    private readonly T[]? array;
    private readonly int start;

    internal Slice(T[] array, int start, int length)
    {
        this.array = array;
        this.start = start;
        Length = length;
    }

    /// <summary>How many there are.</summary>
    public int Length { get; }

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => Length == 0;

    int IReadOnlyCollection<T>.Count => Length;

    /// <summary>The one at a place.</summary>
    /// <param name="index">From 0.</param>
    /// <exception cref="IndexOutOfRangeException">There is none.</exception>
    public T this[int index] => AsSpan()[index];

    /// <summary>The same, to be read only.</summary>
    public ReadOnlySpan<T> AsSpan() => new(array, start, Length);

    /// <summary>Goes from the first to the last.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>The whole of an array.</summary>
    public static implicit operator Slice<T>(ImmutableArray<T> items) => Slice.Of(items.AsSpan());

    IEnumerator<T> IEnumerable<T>.GetEnumerator()
    {
        for (var i = 0; i < Length; i++)
            yield return array![start + i];
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)this).GetEnumerator();

    /// <summary>Goes from the first to the last, without an allocation.</summary>
    public struct Enumerator
    {
        private readonly T[]? array;
        private readonly int end;
        private int place;

        internal Enumerator(Slice<T> slice)
        {
            array = slice.array;
            place = slice.start - 1;
            end = slice.start + slice.Length;
        }

        /// <summary>Where it stands.</summary>
        public readonly T Current => array![place];

        /// <summary>Goes on; false at the end.</summary>
        public bool MoveNext() => ++place < end;
    }
}

/// <summary>Makes slices.</summary>
public static class Slice
{
    /// <summary>A copy of these.</summary>
    public static Slice<T> Of<T>(ReadOnlySpan<T> items) => items.IsEmpty ? default : new(items.ToArray(), 0, items.Length);

    /// <summary>A stretch of an array that nobody writes to any more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The array is shorter.</exception>
    public static Slice<T> Of<T>(T[] array, int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, array.Length - start);
        return new(array, start, length);
    }
}
