using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Compliance.Wire.Selecting;

/// <summary>One condition of a selector. A label that is missing has the empty value, as in PromQL.</summary>
public sealed record LabelCondition
{
    private const int MostPatterns = 256;

    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    private readonly Regex? pattern;

    /// <summary>A condition.</summary>
    /// <exception cref="FormatException">The value is no regular expression that runs in linear time.</exception>
    public LabelCondition(string name, MatchOperator @operator, string value)
    {
        (Name, Operator, Value) = (name, @operator, value);
        if (@operator is MatchOperator.Matches or MatchOperator.MatchesNot)
            pattern = Compile(value);
    }

    /// <summary>Label name; <c>__name__</c> for the metric name.</summary>
    public string Name { get; }

    /// <summary>Comparison.</summary>
    public MatchOperator Operator { get; }

    /// <summary>Value or pattern, escapes resolved.</summary>
    public string Value { get; }

    /// <summary>Whether a label value fulfils it; empty for a missing label.</summary>
    public bool Holds(string value) =>
        Operator switch
        {
            MatchOperator.Equal => value == Value,
            MatchOperator.NotEqual => value != Value,
            MatchOperator.Matches => pattern!.IsMatch(value),
            _ => !pattern!.IsMatch(value),
        };

    /// <summary>Linear-time matching only: patterns come from files of strangers. The same few come again with every question, and making one is slow.</summary>
    private static Regex Compile(string value)
    {
        try
        {
            return Patterns.TryGetValue(value, out var known) ? known
                : Patterns.Count < MostPatterns ? Patterns.GetOrAdd(value, Made)
                : Made(value);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new FormatException($"{value} is no regular expression: {e.Message}", e);
        }
    }

    private static Regex Made(string value) =>
        new($@"\A(?:{value})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline);
}
