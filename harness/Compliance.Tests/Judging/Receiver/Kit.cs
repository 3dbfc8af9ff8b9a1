using System.Collections.Immutable;
using System.Text;
using Compliance.Judging;
using Compliance.Judging.Binding;
using Compliance.Judging.Receiver;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Nodes;
using Compliance.Model.Requests;

namespace Compliance.Tests.Judging.Receiver;

/// <summary>Builds evidence by hand: requests of one arm, their answers, and what reading back shows.</summary>
internal static class Kit
{
    public const long Now = 1_700_000_000_000;
    public const string Selector = "m{case=\"{{case}}\",arm=\"{{defect}}\"}";
    public static readonly SourceLocation At = new("cases/receiver/x.yaml", 7);

    public static Label L(string name, string value) => new(name, value);

    public static Series Series(string arm = "plain", params (double Value, long OffsetMs)[] samples) => Named("m", arm, samples);

    public static Series Named(string name, string arm, params (double Value, long OffsetMs)[] samples) =>
        new()
        {
            Labels = [L("__name__", name), L("arm", arm), L("case", "tag")],
            Samples = [.. samples.Select(s => new Sample(Now + s.OffsetMs, s.Value))],
        };

    public static RequestScript Request(params Series[] series) => new() { Series = [.. series] };

    public static Exchange Answer(int status, string body = "", int index = 1, params (string Name, string Value)[] headers) =>
        new()
        {
            Index = index,
            Origin = "x",
            Connection = 1,
            Method = "POST",
            Target = "/api/v1/write",
            RequestHeaders = [new HttpHeader("Content-Type", "application/x-protobuf;proto=io.prometheus.write.v2.Request")],
            Status = status,
            ResponseHeaders = [.. headers.Select(h => new HttpHeader(h.Name, h.Value))],
            ResponseBody = Encoding.UTF8.GetBytes(body),
            ResponseHead = Encoding.Latin1.GetBytes(
                $"HTTP/1.1 {status} X\r\n" + string.Concat(headers.Select(h => $"{h.Name}: {h.Value}\r\n"))
            ),
            SentAt = TimeSpan.FromMilliseconds(index * 10),
            AnsweredAt = TimeSpan.FromMilliseconds(index * 10 + 5),
        };

    public static Exchange Dropped(AnswerKind kind, int index = 1) => Answer(0, index: index) with { Answer = kind, Trouble = "as seen" };

    public static (string, string)[] Written(string? samples, string? histograms = "0", string? exemplars = "0") =>
        [
            .. new[] { ("Samples", samples), ("Histograms", histograms), ("Exemplars", exemplars) }
                .Where(h => h.Item2 is not null)
                .Select(h => ($"X-Prometheus-Remote-Write-{h.Item1}-Written", h.Item2!)),
        ];

    public static Exchange Answer(int status, (string, string)[] headers, int index = 1) => Answer(status, "", index, headers);

    public static ReadSeries Read(Series series) =>
        new()
        {
            Labels = series.Labels,
            Samples = [.. series.Samples.Where(s => !s.IsStale)],
            Exemplars = series.Exemplars,
            Metadata = null,
        };

    public static ReadResult Result(ReadQuery query, params ReadSeries[] series) => new(query, [.. series], "", "raw");

    public static ReadQuery Samples(string arm = "plain", string name = "m") =>
        new(ReadKind.Samples, $"{name}{{case=\"tag\",arm=\"{arm}\"}}");

    public static ScalarNode Text(string text, bool quoted = false) => new(At, text, quoted);

    public static MatcherSpec Spec(string name, object? main = null, params (string Name, object Value)[] parameters) =>
        new(
            name,
            main is null ? null : NodeOf(main),
            new MapNode(At, [.. parameters.Select(p => new MapEntry(p.Name, At, NodeOf(p.Value)))]),
            At
        );

    public static IReceiverMatcher Bind(string name, object? main = null, params (string Name, object Value)[] parameters) =>
        MatcherCatalogue.Standard.BindReceiver(Spec(name, main, parameters));

    public static CheckScript Check(string requirement, MatcherSpec matcher, string? name = null) =>
        new()
        {
            Requirement = requirement,
            Name = name ?? requirement,
            Matcher = matcher,
            At = At,
        };

    public static Node NodeOf(object value) =>
        value switch
        {
            Node node => node,
            string[] items => new ListNode(At, [.. items.Select(i => (Node)Text(i))]),
            var other => Text(FormattableString.Invariant($"{other}")),
        };
}
