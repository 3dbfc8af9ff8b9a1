using System.Collections.Immutable;
using System.Text;
using Compliance.Model.Metrics;
using Compliance.Reference.Receiver.Reading;

namespace Compliance.Reference.Sender.Exposition;

/// <summary>Reads the parts of one line of a text page from left to right.</summary>
internal sealed class LineCursor(string line)
{
    private int at;

    /// <summary>Whether nothing but white space is left.</summary>
    public bool AtEnd
    {
        get
        {
            SkipSpace();
            return at >= line.Length;
        }
    }

    /// <summary>Everything that is left, without the white space before it.</summary>
    public string Rest()
    {
        SkipSpace();
        var rest = line[at..];
        at = line.Length;
        return rest;
    }

    /// <summary>Takes a character when it comes next after white space.</summary>
    public bool Take(char wanted)
    {
        SkipSpace();
        if (at >= line.Length || line[at] != wanted)
            return false;
        at++;
        return true;
    }

    /// <summary>Takes a word up to the next white space or brace, or a quoted name.</summary>
    public string Word()
    {
        SkipSpace();
        if (at < line.Length && line[at] == '"')
            return Quoted();
        var start = at;
        while (at < line.Length && !char.IsWhiteSpace(line[at]) && line[at] is not ('{' or '}' or '=' or ','))
            at++;
        return at > start ? line[start..at] : throw Broken("a word");
    }

    /// <summary>Takes a number.</summary>
    public double Number()
    {
        var word = Word();
        return GoFloat.TryRead(word, out var value) ? ScrapedSeries.Normal(value) : throw Broken($"a number instead of {word}");
    }

    /// <summary>Takes labels in braces, the opening one of which has been taken. A quoted string without value is the metric name.</summary>
    public ImmutableArray<Label> Labels(ref string name)
    {
        var labels = ImmutableArray.CreateBuilder<Label>();
        while (!Take('}'))
        {
            var label = Word();
            if (Take('='))
                labels.Add(new Label(label, Quoted()));
            else
                name = label;
            if (!Take(',') && !(at < line.Length && line[at] == '}'))
                throw Broken("a comma or a closing brace");
        }

        return labels.ToImmutable();
    }

    private string Quoted()
    {
        if (!Take('"'))
            throw Broken("a quoted string");
        var text = new StringBuilder();
        while (at < line.Length && line[at] != '"')
        {
            var escaped = line[at] == '\\' && at + 1 < line.Length;
            text.Append(escaped ? Unescaped(line[at + 1]) : line[at].ToString());
            at += escaped ? 2 : 1;
        }

        return Take('"') ? text.ToString() : throw Broken("the end of a quoted string");
    }

    /// <summary>Undoes the escapes of help texts.</summary>
    public static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            plain.Append(text[i] == '\\' && i + 1 < text.Length ? Unescaped(text[++i]) : text[i].ToString());
        return plain.ToString();
    }

    private static string Unescaped(char kind) =>
        kind switch
        {
            'n' => "\n",
            '\\' or '"' => kind.ToString(),
            _ => $"\\{kind}",
        };

    private void SkipSpace()
    {
        while (at < line.Length && line[at] is (' ' or '\t'))
            at++;
    }

    private ExpositionException Broken(string wanted) => new($"{wanted} was expected at position {at} of the line {line}");
}
