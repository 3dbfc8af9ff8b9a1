using System.Text.RegularExpressions;
using Compliance.Judging.Receiver.Reading;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>An answer header is there and matches, or is absent.</summary>
/// <param name="Name">Header name, compared without letter case.</param>
/// <param name="Matches">Regular expression that every value must match somewhere; null: any value.</param>
/// <param name="Absent">The header must not be there.</param>
[Matcher("header", Summary = "an answer header is there and every value matches matches:, or is absent")]
public sealed record HeaderIs(string Name, string? Matches = null, bool Absent = false) : IReceiverMatcher
{
    private readonly Regex? pattern = Compile(Matches, Absent);

    /// <inheritdoc/>
    public Finding Judge(ArmView view)
    {
        if (Absent && Answers.NothingToSee(view) is { } nothing)
            return nothing;
        if (Answers.WithoutStatus(view, Expected) is { } finding)
            return finding;
        var exchange = view.Exchange!;
        var values = exchange.ResponseValues(Name).ToList();
        var said = values.Count == 0 ? $"no header {Name}" : $"{Name}: {string.Join(" | ", values)}";
        var holds = Absent ? values.Count == 0 : values.Count > 0 && values.All(v => pattern?.IsMatch(v) ?? true);
        return holds ? Finding.Satisfied(Expected, said, exchange.Index) : Finding.Violated(Expected, said, exchange.Index);
    }

    private string Expected =>
        Absent ? $"no header {Name}"
        : Matches is null ? $"a header {Name}"
        : $"a header {Name} that matches {Matches}";

    private static Regex? Compile(string? matches, bool absent)
    {
        if (matches is null)
            return null;
        if (absent)
            throw new ArgumentException("a header that is absent matches nothing: give matches: or absent:, not both");
        try
        {
            return new Regex(matches, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException e)
        {
            throw new ArgumentException(e.Message, e);
        }
    }
}
