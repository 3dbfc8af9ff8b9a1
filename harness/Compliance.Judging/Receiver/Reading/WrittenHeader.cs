using System.Collections.Immutable;
using System.Globalization;

namespace Compliance.Judging.Receiver.Reading;

/// <summary>One of the three Written headers of an answer (Remote-Write 2.0, "Required Written Response Headers").</summary>
/// <param name="Name">Full header name.</param>
/// <param name="Values">Its values in wire order; empty when it is absent.</param>
internal sealed record WrittenHeader(string Name, ImmutableArray<string> Values)
{
    /// <summary>The count, when there is exactly one header and it is a plain decimal number that fits in 64 bits with sign.</summary>
    public long? Value => Values is [var only] && Plain(only) is { } count ? count : null;

    /// <summary>Why it is not one 64-bit integer; empty when it is.</summary>
    public string Problem =>
        Values.Length switch
        {
            0 => $"{Name} is missing",
            1 when Value is null => $"{Name} is \"{Values[0]}\", not one 64-bit integer",
            1 => "",
            _ => string.Create(CultureInfo.InvariantCulture, $"{Name} is there {Values.Length} times ({string.Join(" | ", Values)})"),
        };

    private static long? Plain(string value) =>
        value.Length > 0
        && value.All(char.IsAsciiDigit)
        && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : null;
}
