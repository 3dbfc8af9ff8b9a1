using System.Collections.Immutable;
using Compliance.Judging.Receiver.Reading;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>The answer has one of these statuses.</summary>
/// <remarks>A dropped connection is no status, and so no 400: violated, with what happened.</remarks>
/// <param name="Allowed">Statuses and classes; at least one.</param>
/// <param name="When">Only answers with such a status are judged; null: all.</param>
[Matcher("status", Summary = "the answer has such a status; a closed or reset connection or a time-out is none")]
public sealed record StatusIs(ImmutableArray<StatusPattern> Allowed, StatusPattern? When = null) : IReceiverMatcher
{
    /// <inheritdoc/>
    public Finding Judge(ArmView view)
    {
        var expected = "status " + string.Join(" or ", Allowed);
        if (Answers.WithoutStatus(view, expected) is { } finding)
            return finding;
        var exchange = view.Exchange!;
        if (When is { } condition && !condition.Fits(exchange.Status))
            return Finding.NotApplicable($"answered {Answers.Said(exchange)}");
        return Allowed.Any(a => a.Fits(exchange.Status))
            ? Finding.Satisfied(expected, Answers.Said(exchange), exchange.Index)
            : Finding.Violated(expected, Answers.Said(exchange), exchange.Index) with
            {
                Marks = [Answers.StatusLine(exchange)],
            };
    }
}
