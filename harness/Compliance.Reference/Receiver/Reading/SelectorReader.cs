using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Compliance.Reference.Receiver.Reading;

/// <summary>
/// Reads <c>name{label="value", other=~"expression"}[3h]</c>, with quoted names as in <c>{"a.name", "a.label"="x"}</c>.
/// Nothing else of PromQL is known.
/// </summary>
public sealed class SelectorReader
{
    private readonly string text;
    private int at;

    private SelectorReader(string text) => this.text = text;

    /// <summary>Reads a selector.</summary>
    /// <exception cref="QueryException">It is no plain selector.</exception>
    public static Selector Read(string text) => new SelectorReader(text).Whole();

    private Selector Whole()
    {
        var matches = ImmutableArray.CreateBuilder<LabelMatch>();
        if (IsNameStart(Peek()))
            matches.Add(new LabelMatch("__name__", "=", Name()));
        if (Take('{'))
            Braces(matches);
        TimeSpan? range = Take('[') ? Duration() : null;
        if (Peek() != '\0')
            throw Unexpected("the end");
        if (matches.Count == 0)
            throw new QueryException("a selector needs at least one condition");
        return new Selector(matches.ToImmutable(), range);
    }

    private void Braces(ImmutableArray<LabelMatch>.Builder matches)
    {
        while (!Take('}'))
        {
            matches.Add(Match());
            if (!Take(',') && Peek() != '}')
                throw Unexpected("a comma or a closing brace");
        }
    }

    private LabelMatch Match()
    {
        var quoted = Peek() is '"' or '\'' or '`';
        var name = quoted ? Quoted() : Name();
        if (quoted && Peek() is ',' or '}')
            return new LabelMatch("__name__", "=", name);
        return new LabelMatch(name, Operator(), Quoted());
    }

    private string Operator()
    {
        foreach (var known in (ReadOnlySpan<string>)["=~", "!~", "!=", "="])
        {
            Peek();
            if (string.CompareOrdinal(text, at, known, 0, known.Length) == 0)
            {
                at += known.Length;
                return known;
            }
        }

        throw Unexpected("an operator");
    }

    private string Name()
    {
        if (!IsNameStart(Peek()))
            throw Unexpected("a name");
        var start = at;
        while (at < text.Length && (IsNameStart(text[at]) || char.IsAsciiDigit(text[at])))
            at++;
        return text[start..at];
    }

    private string Quoted()
    {
        var quote = Peek();
        if (quote is not ('"' or '\'' or '`'))
            throw Unexpected("a quoted string");
        at++;
        var value = new StringBuilder();
        while (at < text.Length && text[at] != quote)
            value.Append(text[at++] is '\\' && quote != '`' ? Escaped() : text[at - 1].ToString());
        if (at >= text.Length)
            throw new QueryException("a quoted string does not end");
        at++;
        return value.ToString();
    }

    private string Escaped()
    {
        var kind = at < text.Length ? text[at++] : '\0';
        return kind switch
        {
            'n' => "\n",
            't' => "\t",
            'r' => "\r",
            'a' => "\a",
            'b' => "\b",
            'f' => "\f",
            'v' => "\v",
            '\\' or '"' or '\'' => kind.ToString(),
            'x' => CodePoint(2),
            'u' => CodePoint(4),
            'U' => CodePoint(8),
            _ => throw new QueryException($"the escape \\{kind} is not known"),
        };
    }

    private string CodePoint(int digits)
    {
        if (
            at + digits > text.Length
            || !int.TryParse(text.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || !Rune.IsValid(code)
        )
            throw new QueryException("an escaped character is not one");
        at += digits;
        return new Rune(code).ToString();
    }

    private TimeSpan Duration()
    {
        var total = TimeSpan.Zero;
        while (!Take(']'))
        {
            var start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
            if (
                !long.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
                || amount > 100_000_000
            )
                throw Unexpected("a number");
            total += amount * Unit();
        }

        return total > TimeSpan.Zero ? total : throw new QueryException("a range must be longer than zero");
    }

    private TimeSpan Unit()
    {
        if (at + 1 < text.Length && text[at] == 'm' && text[at + 1] == 's')
        {
            at += 2;
            return TimeSpan.FromMilliseconds(1);
        }

        return (at < text.Length ? text[at++] : '\0') switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            'w' => TimeSpan.FromDays(7),
            'y' => TimeSpan.FromDays(365),
            _ => throw Unexpected("a unit of time"),
        };
    }

    private char Peek()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at < text.Length ? text[at] : '\0';
    }

    private bool Take(char wanted)
    {
        if (Peek() != wanted)
            return false;
        at++;
        return true;
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c is '_' or ':';

    private QueryException Unexpected(string wanted) => new($"{wanted} was expected at position {at} of {text}");
}
