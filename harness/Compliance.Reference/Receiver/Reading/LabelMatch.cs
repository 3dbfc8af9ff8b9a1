using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Compliance.Reference.Receiver.Reading;

/// <summary>One condition of a selector. A label that is not there has the empty value.</summary>
/// <param name="Label">Name of the label.</param>
/// <param name="Operator"><c>=</c>, <c>!=</c>, <c>=~</c> or <c>!~</c>.</param>
/// <param name="Value">Value, or an expression that must match the whole value.</param>
public sealed record LabelMatch(string Label, string Operator, string Value)
{
    private const int MostExpressions = 256;

    // A client asks with the same few again and again.
    private static readonly ConcurrentDictionary<string, Regex> Expressions = new(StringComparer.Ordinal);

    private readonly Regex? expression = Operator.EndsWith('~') ? Compile(Value) : null;

    /// <summary>Whether a value meets the condition.</summary>
    public bool Holds(string value) =>
        Operator switch
        {
            "=" => string.Equals(value, Value, StringComparison.Ordinal),
            "!=" => !string.Equals(value, Value, StringComparison.Ordinal),
            "=~" => expression!.IsMatch(value),
            _ => !expression!.IsMatch(value),
        };

    private static Regex Compile(string pattern)
    {
        try
        {
            return Expressions.TryGetValue(pattern, out var known) ? known
                : Expressions.Count < MostExpressions ? Expressions.GetOrAdd(pattern, Made)
                : Made(pattern);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new QueryException($"the expression {pattern} cannot be read: {e.Message}");
        }
    }

    private static Regex Made(string pattern) => new($@"\A(?s:{pattern})\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
