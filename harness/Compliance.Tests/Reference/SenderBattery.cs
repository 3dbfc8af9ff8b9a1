using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Reference.Sender;
using static Compliance.Tests.Reference.StagePages;

namespace Compliance.Tests.Reference;

/// <summary>
/// A stage that touches everything a sender does. What it saw becomes a set of facts without counts and clock times, so that two runs of
/// one sender give the same set and two different senders do not.
/// </summary>
internal static class SenderBattery
{
    private static readonly int[] Refusals = [204, 204, 400, 204, 401, 204, 404, 204, 408, 204, 409, 204, 413, 204, 422, 204, 415];

    private static readonly int[] Failures = [204, 500, 500, 500, 500, 204, 503, 503, 503, 503, 204, 0, 204, 202, 206, 204];

    private static ImmutableArray<StageLane> Lanes =>
        [
            new("plain"),
            new("native") { Page = _ => Serve(WithNative) },
            new("custom") { CustomBuckets = true },
            new("series") { Page = n => Serve(n % 6 < 3 ? Plain : OnlyGauge) },
            new("refused") { Page = n => n % 6 < 3 ? Serve(Plain) : Status(500) },
            new("broken") { Page = n => n % 6 < 3 ? Serve(Plain) : Close },
            new("late") { Page = n => n < 3 ? Serve(Plain) : Hang },
            new("withdrawn") { Page = n => n < 3 ? Serve(Plain) : null },
            new("refusals") { Reply = (n, _) => Of(Refusals, n) },
            new("failures") { Reply = (n, _) => Of(Failures, n) },
            new("asks") { Reply = (n, _) => n == 1 ? 400 : 204, Body = "please retry" },
            new("forbids") { Reply = (n, _) => n == 1 ? 503 : 204, Body = "do not retry" },
            new("talks") { Reply = (_, _) => 200, Body = "error" },
            new("old-415") { Reply = (_, r) => r.Kind == MessageKind.V2 ? 415 : 204 },
            new("old-400") { Reply = (_, r) => r.Kind == MessageKind.V2 ? 400 : 204 },
            new("silent") { Written = false },
            new("v1") { V2 = false },
            new("v1-ends") { V2 = false, Page = n => Serve(n % 6 < 3 ? Plain : OnlyGauge) },
            new("v1-refusals") { V2 = false, Reply = (n, _) => Of(Refusals, n) },
            new("v1-failures") { V2 = false, Reply = (n, _) => Of(Failures, n) },
            new("v1-asks")
            {
                V2 = false,
                Reply = (n, _) => n == 1 ? 400 : 204,
                Body = "please retry",
            },
            new("v1-talks")
            {
                V2 = false,
                Reply = (_, _) => 200,
                Body = "error",
            },
            new("v1-silent") { V2 = false, Written = false },
        ];

    public static async Task<ImmutableSortedSet<string>> Facts(SenderBehaviour behaviour)
    {
        var facts = new SortedSet<string>(StringComparer.Ordinal);
        await using var stage = await SenderStage.Start(Lanes);
        await using (await ReferenceSender.Start(stage.SenderLanes, behaviour, CancellationToken.None))
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(4));
            while (!Lanes.All(l => stage.Requests(l.Name).Length >= Enough(l.Name)) && !deadline.IsCancellationRequested)
                await Task.Delay(20);
        }

        foreach (var lane in Lanes)
            facts.UnionWith(Told(stage.Requests(lane.Name)).Select(f => $"{lane.Name}: {f}"));
        facts.UnionWith(await Overrides(behaviour));
        return facts.ToImmutableSortedSet(StringComparer.Ordinal);
    }

    private static int Enough(string lane) =>
        lane switch
        {
            "late" or "withdrawn" => 4,
            _ when lane.EndsWith("failures", StringComparison.Ordinal) => 22,
            _ when lane.EndsWith("refusals", StringComparison.Ordinal) => 22,
            _ => 10,
        };

    private static int Of(int[] statuses, int number) => number < statuses.Length ? statuses[number] : 204;

    private static async Task<ImmutableArray<string>> Overrides(SenderBehaviour behaviour)
    {
        var facts = ImmutableArray.CreateBuilder<string>();
        foreach (var header in (string[])["User-Agent", "content-type"])
        {
            foreach (var v2 in (bool[])[true, false])
            {
                await using var stage = await SenderStage.Start(
                    new StageLane("override") { V2 = v2, Headers = [new HeaderLine(header, "mine")] }
                );
                try
                {
                    await using var sender = await ReferenceSender.Start(stage.SenderLanes, behaviour, CancellationToken.None);
                    facts.Add($"{header} {v2}: started");
                }
                catch (SenderConfigurationException)
                {
                    facts.Add($"{header} {v2}: refused");
                }
            }
        }

        return facts.ToImmutable();
    }

    private static IEnumerable<string> Told(ImmutableArray<StageRequest> requests)
    {
        foreach (var request in requests)
        {
            yield return $"{request.Method} {request.Target}";
            foreach (var header in request.Headers.Where(h => h.Key is not ("Content-Length" or "Host" or "traceparent")))
                yield return $"{header.Key}: {header.Value}";
            yield return $"headers {string.Join(",", request.Headers.Keys.Order(StringComparer.Ordinal))}";
            yield return $"{request.Body.Kind} {request.Body.Complete} {request.Body.Decompressed} table {Table(request.Body)}";
            foreach (var note in request.Body.Notes)
                yield return note.Kind.ToString();
            foreach (var fact in request.Body.Series.SelectMany(Series))
                yield return fact;
        }

        foreach (var fact in Between(requests).Concat(Chains(requests)))
            yield return fact;
    }

    private static string Table(DecodedBody body)
    {
        var texts = body.Symbols.Select(s => s.Text).ToList();
        return texts.Count == 0 ? "none" : $"{texts[0].Length == 0} {texts.Distinct(StringComparer.Ordinal).Count() == texts.Count}";
    }

    private static IEnumerable<string> Series(DecodedSeries series)
    {
        var labels = string.Join(",", series.Labels.Where(l => l.Name != "instance"));
        var metadata = series.Metadata?.Metadata;
        yield return $"{labels} refs {series.Refs.Length} {metadata} {series.Metadata?.HelpRef > 1000} kinds {series.Samples.Length}/{series.Histograms.Length}";
        foreach (var sample in series.Samples.Select(s => s.Sample))
            yield return $"{labels} = {Bits(sample.Value)} at {Clock(sample.TimestampMs)} since {Clock(sample.StartTimestampMs)}";
        foreach (var histogram in series.Histograms.Select(h => h.Histogram))
            yield return $"{labels} = {Shown(histogram)}";
        foreach (var exemplar in series.Exemplars.Select(e => e.Exemplar))
            yield return $"{labels} exemplar {string.Join(",", exemplar.Labels)} {Bits(exemplar.Value)} {Clock(exemplar.TimestampMs)}";
    }

    private static string Shown(Histogram h) =>
        $"{h.Schema} {h.CountInt} {h.CountFloat} {Bits(h.Sum)} {Bits(h.ZeroThreshold)} {h.ZeroCountInt} "
        + $"{string.Join(",", h.PositiveSpans)} {string.Join(",", h.PositiveDeltas)} {string.Join(",", h.NegativeSpans)} {string.Join(",", h.NegativeDeltas)} "
        + $"{string.Join(",", h.CustomValues.Select(Bits))} {Clock(h.TimestampMs)} {Clock(h.StartTimestampMs)}";

    private static string Bits(double value) => BitConverter.DoubleToUInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>A fixed time as it is, one near now as such, and any other by its size.</summary>
    private static string Clock(long ms)
    {
        if (ms is >= -1 and <= 2 or (>= CreatedMs and <= CreatedMs + 10_000) or CreatedMs / 1000)
            return ms.ToString(CultureInfo.InvariantCulture);
        return Math.Abs(ms - DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()) < 600_000
            ? "now"
            : $"{ms.ToString(CultureInfo.InvariantCulture).Length} digits";
    }

    /// <summary>What requests say about one another: data that comes again after an answer, in which form, how soon, and in which order.</summary>
    private static IEnumerable<string> Between(ImmutableArray<StageRequest> requests)
    {
        Dictionary<(string, long), StageRequest> seen = [];
        Dictionary<string, long> newest = [];
        foreach (var request in requests)
        {
            var data = request.Data.ToList();
            if (data.Select(d => seen.GetValueOrDefault(d)).FirstOrDefault(r => r is not null) is { } before)
            {
                var same = before.Data.Order().SequenceEqual(data.Order());
                var values = Values(before).SequenceEqual(Values(request));
                var tight = (request.At - before.At).TotalMilliseconds < 15 && before.Status is >= 500;
                yield return $"after {before.Status} {before.Kind} again as {request.Kind}, same {same} {values}, tight {tight}";
            }
            else if (data.Any(d => newest.GetValueOrDefault(d.Key, long.MinValue) > d.TimestampMs))
            {
                yield return "older after newer";
            }

            yield return request.Body.Series.Length == 1 ? "one series" : "several series";
            foreach (var datum in data)
            {
                seen[datum] = request;
                newest[datum.Key] = Math.Max(newest.GetValueOrDefault(datum.Key, long.MinValue), datum.TimestampMs);
            }
        }
    }

    /// <summary>The answers that the first requests' data got one after another.</summary>
    private static IEnumerable<string> Chains(ImmutableArray<StageRequest> requests) =>
        from request in requests.Take(12)
        where request.Data.Any()
        let datum = request.Data.First()
        select $"answers {string.Join(",", requests.Where(r => r.Data.Contains(datum)).Select(r => r.Status))}";

    private static IEnumerable<string> Values(StageRequest request) =>
        request.Body.Series.SelectMany(s => s.Samples.Select(x => s.Key + Bits(x.Sample.Value))).Order(StringComparer.Ordinal);
}
