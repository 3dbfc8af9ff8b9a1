using System.Collections.Immutable;
using System.Text;
using Compliance.Model;
using Compliance.Reporting.Text;
using Microsoft.AspNetCore.Components;

namespace Compliance.Reporting.Html;

/// <summary>Cuts text at the ends of marks.</summary>
public static class MarkedText
{
    /// <summary>The text in segments.</summary>
    /// <param name="text">One char per byte of the part that the marks point into.</param>
    /// <param name="marks">Ranges; what lies outside is passed over, an empty one marks the char after it.</param>
    /// <param name="offset">Offset of the first char in the part.</param>
    public static ImmutableArray<Segment> Of(string text, IEnumerable<ByteRange> marks, int offset = 0)
    {
        var marked = new bool[text.Length];
        foreach (var range in marks)
        {
            var start = Math.Max(0, range.Start - offset);
            var end = Math.Min(text.Length, range.Start + Math.Max(1, range.Length) - offset);
            for (var i = start; i < end; i++)
                marked[i] = true;
        }

        return Runs(text, marked);
    }

    /// <summary>The segments as markup, each escaped. It keeps line feeds as they are, which makes dumps a tenth smaller.</summary>
    public static MarkupString Markup(IReadOnlyList<Segment> segments)
    {
        var markup = new StringBuilder(segments.Sum(s => s.Text.Length) + 64);
        foreach (var segment in segments)
        {
            if (segment.Marked)
                markup.Append("<mark>");
            Escape(markup, segment.Text);
            if (segment.Marked)
                markup.Append("</mark>");
        }

        return new MarkupString(markup.ToString());
    }

    private static void Escape(StringBuilder markup, string text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => markup.Append("&amp;"),
                '<' => markup.Append("&lt;"),
                '>' => markup.Append("&gt;"),
                '"' => markup.Append("&quot;"),
                '\'' => markup.Append("&#39;"),
                _ => markup.Append(c),
            };
        }
    }

    private static ImmutableArray<Segment> Runs(string text, bool[] marked)
    {
        var segments = ImmutableArray.CreateBuilder<Segment>();
        for (var start = 0; start < text.Length; )
        {
            var end = start + 1;
            while (end < text.Length && marked[end] == marked[start])
                end++;
            segments.Add(new Segment(WellFormed.Page(text[start..end]), marked[start]));
            start = end;
        }

        return segments.ToImmutable();
    }
}
