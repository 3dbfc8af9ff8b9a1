using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Results;

namespace Compliance.Reporting.Html;

/// <summary>Draws the attempts of a sender's lane around those that a check rests on.</summary>
internal sealed class Timeline(RunResults results, Func<Exchange, DecodedBody?> decode)
{
    private const int Left = 96;
    private const double Span = 480;
    private readonly ILookup<string, Exchange> lanes = results.Exchanges.ToLookup(e => e.Origin, StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<int, string>> letters = new(StringComparer.Ordinal);

    /// <summary>The drawing, or null when fewer than two attempts are there or may be shown.</summary>
    public TimelineView? Of(CheckResult check, Exchange first, int most)
    {
        var lane = lanes[first.Origin].ToList();
        if (lane.Count < 2 || most < 2)
            return null;
        var ours = check.Exchanges.ToHashSet();
        var last = lane.FindLastIndex(e => ours.Contains(e.Index));
        var from = Math.Max(0, Math.Min(lane.FindIndex(e => ours.Contains(e.Index)) - 3, last - most + 4));
        var shown = lane.Skip(from).Take(most).ToImmutableArray();
        var start = shown[0].SentAt;
        var length = Math.Max(1, shown.Max(e => (e.AnsweredAt - start).TotalMilliseconds));
        var rows = shown
            .Select((e, i) => Row(e, i == 0 ? null : shown[i - 1], i, start, length, ours.Contains(e.Index)))
            .ToImmutableArray();
        return new TimelineView(rows, Caption(first.Origin, shown, lane.Count));
    }

    private static string Caption(string lane, ImmutableArray<Exchange> shown, int all) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{shown.Length} of {all} requests of {lane}, {(shown[^1].AnsweredAt - shown[0].SentAt).TotalMilliseconds:0} ms; equal letters are the same samples"
        );

    private TimelineRow Row(Exchange exchange, Exchange? before, int row, TimeSpan start, double length, bool ours)
    {
        var x = Left + (exchange.SentAt - start).TotalMilliseconds / length * Span;
        var width = Math.Max(3, (exchange.AnsweredAt - exchange.SentAt).TotalMilliseconds / length * Span);
        var right = x + width > Left + Span * 0.7;
        return new TimelineRow(
            string.Create(CultureInfo.InvariantCulture, $"#{exchange.Index} {Letter(exchange)}"),
            ours,
            Kind(exchange),
            Number(x),
            Number(width),
            Label(exchange, before)
        )
        {
            LabelX = Number(right ? x - 6 : x + width + 6),
            LabelAnchor = right ? "end" : "start",
            Y = 20 + row * 18,
        };
    }

    private static string Kind(Exchange exchange) =>
        exchange.Answer != AnswerKind.Answered
            ? "s0"
            : exchange.Status switch
            {
                < 300 => "s2",
                < 500 => "s4",
                _ => "s5",
            };

    private static string Label(Exchange exchange, Exchange? before)
    {
        var answer = ExchangeWords.Answer(exchange);
        return before is null
            ? answer
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{answer}, {(exchange.SentAt - before.AnsweredAt).TotalMilliseconds:0.#} ms later"
            );
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private string Letter(Exchange exchange)
    {
        if (!letters.TryGetValue(exchange.Origin, out var lane))
            letters[exchange.Origin] = lane = Letters(lanes[exchange.Origin]);
        return lane[exchange.Index];
    }

    private Dictionary<int, string> Letters(IEnumerable<Exchange> lane)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var result = new Dictionary<int, string>();
        foreach (var exchange in lane)
        {
            var key = DataKey(exchange);
            if (!seen.TryGetValue(key, out var letter))
                seen[key] = letter = Letter(seen.Count);
            result[exchange.Index] = letter;
        }

        return result;
    }

    private static string Letter(int number) => (number < 26 ? "" : Letter(number / 26 - 1)) + (char)('A' + number % 26);

    // The same data is the same set of (labels, timestamp, value), whatever the bytes.
    private string DataKey(Exchange exchange)
    {
        if (decode(exchange) is not { Complete: true } body)
            return Convert.ToBase64String(exchange.RequestBody.Span);
        var samples = body.Series.SelectMany(s =>
            s.Samples.Select(x => FormattableString.Invariant($"{s.Key}\u0003{x.Sample.TimestampMs}\u0003{x.Sample.Bits:x}"))
                .Concat(s.Histograms.Select(h => FormattableString.Invariant($"{s.Key}\u0004{h.Histogram.TimestampMs}")))
                .Concat(s.Exemplars.Select(e => FormattableString.Invariant($"{s.Key}\u0005{e.Exemplar.TimestampMs}")))
        );
        var families = body.Families.Select(f => "\u0006" + f.Family);
        return string.Join("\u0007", samples.Concat(families).Order(StringComparer.Ordinal));
    }
}
