using Compliance.Wire.Http;

namespace Compliance.Wire;

/// <summary>The grammar of User-Agent (RFC 9110, 10.1.5).</summary>
public static class UserAgentSyntax
{
    /// <summary>Whether the value is a product, with or without version, followed by products and comments after white space.</summary>
    /// <param name="value">The value, one character per byte (Latin-1), without white space around it.</param>
    public static bool IsValid(string value)
    {
        var rest = new FieldValue(value);
        if (!TryProduct(ref rest))
            return false;
        while (!rest.AtEnd)
        {
            if (rest.SkipWhiteSpace() == 0 || !(rest.TryComment() || TryProduct(ref rest)))
                return false;
        }

        return true;
    }

    private static bool TryProduct(ref FieldValue rest) => rest.TryToken(out _) && (!rest.TryTake('/') || rest.TryToken(out _));
}
