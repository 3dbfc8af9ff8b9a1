using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Compliance.Model;

namespace Compliance.Reporting.Html;

/// <summary>Bytes as rows of 16 in hexadecimal and ASCII: the first ones up to a limit, and the surroundings of every mark.</summary>
public sealed class HexDump
{
    private const int Width = 16;
    private const int Around = 2;
    private const int MostMarkedRows = 96;

    private readonly StringBuilder pending = new();
    private readonly ImmutableArray<Segment>.Builder segments = ImmutableArray.CreateBuilder<Segment>();
    private bool pendingMarked;

    private HexDump(int length) => OffsetDigits = length > 0xFFFF ? 6 : 4;

    /// <summary>The text.</summary>
    public ImmutableArray<Segment> Segments { get; private set; } = [];

    /// <summary>Digits of the offset at the begin of every row.</summary>
    public int OffsetDigits { get; }

    /// <summary>Bytes from the first on that are shown without a gap.</summary>
    public int Shown { get; private set; }

    /// <summary>The dump.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="marks">Ranges to mark; what lies outside is passed over, an empty one marks the byte after it.</param>
    /// <param name="limit">Bytes to show from the first on.</param>
    public static HexDump Of(ReadOnlySpan<byte> bytes, IReadOnlyCollection<ByteRange> marks, int limit)
    {
        var dump = new HexDump(bytes.Length);
        var rows = Rows(bytes.Length, marks, limit);
        var next = 0;
        foreach (var row in rows)
        {
            dump.Gap(next, row);
            dump.Row(bytes, row, marks);
            next = row + 1;
        }

        dump.Gap(next, (bytes.Length + Width - 1) / Width, bytes.Length);
        dump.Flush();
        dump.Segments = dump.segments.ToImmutable();
        dump.Shown = Contiguous(rows, bytes.Length);
        return dump;
    }

    private static SortedSet<int> Rows(int length, IReadOnlyCollection<ByteRange> marks, int limit)
    {
        var all = (length + Width - 1) / Width;
        var rows = new SortedSet<int>(Enumerable.Range(0, Math.Min(all, (Math.Max(limit, Width) + Width - 1) / Width)));
        var extra = MostMarkedRows;
        foreach (var mark in marks.Where(m => m.Start >= 0 && m.Start < length))
        {
            var last = Math.Min(all - 1, (int)Math.Min((long)mark.Start + mark.Length, length) / Width + Around);
            for (var row = Math.Max(0, mark.Start / Width - Around); row <= last && extra > 0; row++)
                extra -= rows.Add(row) ? 1 : 0;
        }

        return rows;
    }

    private static int Contiguous(SortedSet<int> rows, int length)
    {
        var count = 0;
        foreach (var row in rows)
        {
            if (row != count)
                break;
            count++;
        }

        return Math.Min(length, count * Width);
    }

    private void Gap(int from, int to, int length = int.MaxValue)
    {
        if (to > from)
            Add(
                string.Create(CultureInfo.InvariantCulture, $"… {Math.Min((to - from) * Width, length - from * Width)} bytes not shown\n"),
                false
            );
    }

    private void Row(ReadOnlySpan<byte> bytes, int row, IReadOnlyCollection<ByteRange> marks)
    {
        var start = row * Width;
        var part = bytes.Slice(start, Math.Min(Width, bytes.Length - start));
        Add(start.ToString("x" + OffsetDigits, CultureInfo.InvariantCulture) + "  ", false);
        for (var i = 0; i < Width; i++)
        {
            var marked = i < part.Length && IsMarked(start + i, marks);
            Add(i < part.Length ? part[i].ToString("x2", CultureInfo.InvariantCulture) : "  ", marked);
            Add(i == Width / 2 - 1 ? "  " : " ", marked && i + 1 < part.Length && IsMarked(start + i + 1, marks));
        }

        Add(" ", false);
        for (var i = 0; i < Width; i++)
            Add(i < part.Length ? Ascii(part[i]) : " ", i < part.Length && IsMarked(start + i, marks));
        Add("\n", false);
    }

    private static string Ascii(byte b) => b is >= 0x20 and < 0x7F ? ((char)b).ToString() : ".";

    private static bool IsMarked(int at, IReadOnlyCollection<ByteRange> marks)
    {
        foreach (var mark in marks)
        {
            if (at >= mark.Start && at - mark.Start < Math.Max(1, mark.Length))
                return true;
        }

        return false;
    }

    private void Add(string text, bool marked)
    {
        if (marked != pendingMarked)
            Flush();
        pendingMarked = marked;
        pending.Append(text);
    }

    private void Flush()
    {
        if (pending.Length > 0)
            segments.Add(new Segment(pending.ToString(), pendingMarked));
        pending.Clear();
    }
}
