using System.Globalization;
using Compliance.Model;
using Compliance.Model.Nodes;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>A status, or a class of them such as <c>4xx</c>.</summary>
/// <param name="From">Lowest status.</param>
/// <param name="To">Highest status.</param>
public sealed record StatusPattern(int From, int To)
{
    /// <summary>Whether a status fits.</summary>
    public bool Fits(int status) => status >= From && status <= To;

    /// <summary>Reads <c>204</c> or <c>2xx</c>.</summary>
    /// <exception cref="CaseFileException">It is neither.</exception>
    public static StatusPattern Parse(Node node)
    {
        var text = (node as ScalarNode)?.Text ?? "";
        if (text.Length == 3 && text.EndsWith("xx", StringComparison.Ordinal) && text[0] is >= '1' and <= '5')
            return new StatusPattern((text[0] - '0') * 100, (text[0] - '0') * 100 + 99);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 599)
            return new StatusPattern(status, status);
        throw node.Error("a status is a number from 100 to 599, or a class from 1xx to 5xx");
    }

    /// <inheritdoc/>
    public override string ToString() =>
        From == To ? From.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{From / 100}xx");
}
