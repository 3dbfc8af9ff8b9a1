using System.Collections.Immutable;
using Compliance.Judging.Receiver.Selecting;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Receiver.Reading;

/// <summary>The series of an arm that a selector selects, by what the receiver said to them.</summary>
/// <param name="Due">Of requests that were accepted: they must be stored.</param>
/// <param name="Undecided">Of requests that were not accepted but may be written in part: they may be stored.</param>
/// <param name="Refused">Of requests that were refused with a 4xx that owns up to nothing written: they must not.</param>
/// <param name="Aside">Sent before the case for a <c>let</c>: they may be stored.</param>
internal sealed record SentData(
    ImmutableArray<Series> Due,
    ImmutableArray<Series> Undecided,
    ImmutableArray<Series> Refused,
    ImmutableArray<Series> Aside
)
{
    /// <summary>
    /// The float samples that must be stored. Of two accepted requests with a value each for one timestamp the later one counts, since
    /// its 2xx says that it is written; of two values in one request either may stay.
    /// </summary>
    public ImmutableArray<Datum> DueFloats { get; private init; } = [];

    /// <summary>What may be stored beside what is due: partial writes, zero samples at start timestamps.</summary>
    public IEnumerable<Datum> AllowedFloats =>
        Undecided.Concat(Aside).SelectMany(Data.Floats).Concat(Due.Concat(Undecided).Concat(Aside).SelectMany(Data.StartZeros));

    /// <summary>Whether the selector selects anything that this arm sent.</summary>
    public bool Any => !(Due.IsEmpty && Undecided.IsEmpty && Refused.IsEmpty);

    /// <summary>What the whole arm sent.</summary>
    public static SentData Of(ArmView view, Selector selector)
    {
        List<Series> due = [];
        Dictionary<string, ImmutableArray<Datum>> floats = new(StringComparer.Ordinal);
        List<Series> undecided = [];
        List<Series> refused = [];
        for (var i = 0; i < view.Arm.Exchanges.Length && i < view.Arm.Arm.Steps.Length; i++)
        {
            var exchange = view.Arm.Exchanges[i];
            var list =
                exchange.Accepted ? due
                : MayBeWritten(exchange) ? undecided
                : refused;
            var series = Selected(view.Arm.Arm.Steps[i].Request.Series, selector).ToList();
            list.AddRange(series);
            foreach (var place in exchange.Accepted ? series.SelectMany(Data.Floats).GroupBy(d => d.Place) : [])
                floats[place.Key] = [.. place];
        }
        return new SentData([.. due], [.. undecided], [.. refused], [.. Selected(Before(view), selector)])
        {
            DueFloats = [.. floats.Values.SelectMany(d => d)],
        };
    }

    /// <summary>The series of a list that a selector selects, as the data model sees their labels.</summary>
    public static IEnumerable<Series> Selected(IEnumerable<Series> series, Selector selector) =>
        series.Where(s => selector.Selects(LabelSets.Effective(s.Labels)));

    /// <summary>The series that were sent before the arm so that its <c>let</c> is refused.</summary>
    public static IEnumerable<Series> Before(ArmView view)
    {
        var candidate = view.Transcript.Case.Let?.Candidates.FirstOrDefault(c => c.Name == view.Transcript.Poison);
        return candidate is null ? [] : candidate.Before.Select(s => Named(s, view.Transcript.Case, view.Arm.Arm));
    }

    /// <summary>A 5xx or 429 asks for the request again and may have been written in part; so may anything without a status.</summary>
    private static bool MayBeWritten(Exchange exchange) =>
        exchange.Answer != AnswerKind.Answered
        || exchange.Status is 429 or >= 500
        || WrittenHeaders.Of(exchange).All.Any(h => h.Value is > 0 || h.Problem.Length > 0 && h.Values.Length > 0);

    private static Series Named(Series series, ReceiverCase @case, Arm arm) =>
        series with
        {
            Labels = [.. series.Labels.Select(l => l with { Value = Placeholders.Fill(l.Value, @case.Tag, Placeholders.ArmName(arm)) })],
        };
}
