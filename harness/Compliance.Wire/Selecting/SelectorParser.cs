using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Compliance.Wire.Selecting;

/// <summary>Reads one selector, character by character.</summary>
internal sealed class SelectorParser(string text)
{
    private const string MetricName = "__name__";
    private readonly List<LabelCondition> conditions = [];
    private int at;

    public Selector Parse()
    {
        SkipSpace();
        if (Identifier(colons: true) is { Length: > 0 } name)
            conditions.Add(new LabelCondition(MetricName, MatchOperator.Equal, name));
        SkipSpace();
        if (Take("{"))
            Braces();
        SkipSpace();
        if (at < text.Length)
            throw Wrong("nothing may follow the selector");
        if (conditions.Count == 0)
            throw Wrong("a selector needs a metric name or a condition");
        return new Selector(text, [.. conditions]);
    }

    private void Braces()
    {
        for (SkipSpace(); !Take("}"); SkipSpace())
        {
            Condition();
            SkipSpace();
            if (!Take(",") && !Ahead("}"))
                throw Wrong("expected , or }");
        }
    }

    private void Condition()
    {
        var quoted = Ahead("\"") || Ahead("'") || Ahead("`");
        var name = quoted ? Quoted() : Identifier(colons: false);
        SkipSpace();
        if (quoted && (Ahead(",") || Ahead("}")))
            conditions.Add(new LabelCondition(MetricName, MatchOperator.Equal, name));
        else if (name.Length == 0)
            throw Wrong("expected a label name");
        else
            conditions.Add(Comparison(name));
    }

    private LabelCondition Comparison(string name)
    {
        var @operator =
            Take("=~") ? MatchOperator.Matches
            : Take("!~") ? MatchOperator.MatchesNot
            : Take("!=") ? MatchOperator.NotEqual
            : Take("=") ? MatchOperator.Equal
            : throw Wrong("expected =, !=, =~ or !~");
        SkipSpace();
        return new LabelCondition(name, @operator, Quoted());
    }

    private string Identifier(bool colons)
    {
        var start = at;
        while (
            at < text.Length
            && (
                text[at] == '_'
                || char.IsAsciiLetter(text[at])
                || (colons && text[at] == ':')
                || (at > start && char.IsAsciiDigit(text[at]))
            )
        )
            at++;
        return text[start..at];
    }

    private string Quoted()
    {
        if (at >= text.Length || text[at] is not ('"' or '\'' or '`'))
            throw Wrong("expected a quoted value");
        var quote = text[at++];
        var value = new StringBuilder();
        while (at < text.Length && text[at] != quote)
        {
            if (text[at] == '\\' && quote != '`')
                Escape(value);
            else
                value.Append(text[at++]);
        }
        if (at++ >= text.Length)
            throw Wrong("the quote is not closed");
        return value.ToString();
    }

    private void Escape(StringBuilder value)
    {
        at++;
        var kind = at < text.Length ? text[at++] : throw Wrong("the escape is not finished");
        _ = kind switch
        {
            'n' => value.Append('\n'),
            't' => value.Append('\t'),
            'r' => value.Append('\r'),
            '\\' or '"' or '\'' => value.Append(kind),
            'x' => value.Append((char)Hex(2)),
            'u' => value.Append((char)Hex(4)),
            'U' => value.Append(char.ConvertFromUtf32((int)Hex(8))),
            _ => throw Wrong($"there is no escape \\{kind}"),
        };
    }

    private uint Hex(int digits)
    {
        if (
            at + digits > text.Length
            || !uint.TryParse(text.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
        )
            throw Wrong($"expected {digits} hexadecimal digits");
        at += digits;
        return code is <= 0x10ffff and not (>= 0xd800 and <= 0xdfff) ? code : throw Wrong("the escape is no character");
    }

    private bool Ahead(string token) => string.CompareOrdinal(text, at, token, 0, token.Length) == 0;

    private bool Take(string token)
    {
        if (!Ahead(token))
            return false;
        at += token.Length;
        return true;
    }

    private void SkipSpace()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
    }

    private FormatException Wrong(string problem) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{problem} at character {at + 1} of {text}"));
}
