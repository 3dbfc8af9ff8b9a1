using System.Collections.Immutable;
using Compliance.Wire.Http;

namespace Compliance.Wire;

/// <summary>A media type (RFC 9110, 8.3.1).</summary>
/// <param name="Type">Type in lower case.</param>
/// <param name="Subtype">Subtype in lower case.</param>
/// <param name="Parameters">Parameters in order with their repeats, names in lower case, values unquoted and in their own case.</param>
public sealed record MediaType(string Type, string Subtype, ImmutableArray<KeyValuePair<string, string>> Parameters)
{
    /// <summary>Reads a header value; white space around it is allowed. Null when it isn't well-formed.</summary>
    /// <param name="value">The value, one character per byte (Latin-1).</param>
    public static MediaType? Parse(string value)
    {
        var rest = new FieldValue(value.AsSpan().Trim(" \t"));
        if (!rest.TryToken(out var type) || !rest.TryTake('/') || !rest.TryToken(out var subtype))
            return null;
        var parameters = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        while (!rest.AtEnd)
        {
            rest.SkipWhiteSpace();
            if (!rest.TryTake(';'))
                return null;
            rest.SkipWhiteSpace();
            if (rest.AtEnd || rest.Peek == ';')
                continue; // an empty parameter is allowed (RFC 9110, 5.6.6)
            if (!rest.TryToken(out var name) || !rest.TryTake('=') || !TryParameterValue(ref rest, out var text))
                return null;
            parameters.Add(new(Lower(name), text));
        }

        return new(Lower(type), Lower(subtype), parameters.ToImmutable());
    }

    /// <inheritdoc/>
    public override string ToString() => string.Concat([$"{Type}/{Subtype}", .. Parameters.Select(p => $";{p.Key}={p.Value}")]);

    private static bool TryParameterValue(ref FieldValue rest, out string value)
    {
        if (!rest.AtEnd && rest.Peek == '"')
            return rest.TryQuotedString(out value);
        var found = rest.TryToken(out var token);
        value = found ? token.ToString() : "";
        return found;
    }

#pragma warning disable CA1308 // The registered names are in lower case.
    private static string Lower(ReadOnlySpan<char> text) => text.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
