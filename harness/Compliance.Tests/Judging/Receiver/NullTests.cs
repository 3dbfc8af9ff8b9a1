using System.Collections.Immutable;
using Compliance.Judging.Verdicts;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Results;

namespace Compliance.Tests.Judging.Receiver;

/// <summary>Implementations that do nothing must earn nothing.</summary>
public sealed class NullTests
{
    private static readonly ImmutableArray<CheckScript> OfAccepting =
    [
        Kit.Check("response.success-2xx", Kit.Spec("accepted", "true")),
        Kit.Check("response.success-204", Kit.Spec("status", "204")),
        Kit.Check("response.success-204", Kit.Spec("body", "empty"), "response.success-204.body"),
        Kit.Check("robust.alive", Kit.Spec("answered", "true")),
        Kit.Check("written.precise", Kit.Spec("written", "sent")),
        Kit.Check("written.precise", Kit.Spec("written", "valid"), "written.precise.valid"),
        Kit.Check("written.precise", Kit.Spec("written", "possible-or-absent"), "written.precise.possible"),
        Kit.Check("response.no-2xx-if-unwritten", Kit.Spec("stored", Kit.Selector, ("as", "sent"))),
        Kit.Check("response.no-2xx-if-unwritten", Kit.Spec("atomic-or-honest", Kit.Selector), "response.no-2xx-if-unwritten.honest"),
    ];

    private static readonly ImmutableArray<CheckScript> OfRefusing =
    [
        Kit.Check("negotiation.unsupported-415", Kit.Spec("status", "415")),
        Kit.Check("invalid.400", Kit.Spec("refused", "invalid")),
        Kit.Check("invalid.400", Kit.Spec("refused", "final"), "invalid.400.final"),
        Kit.Check("invalid.400", Kit.Spec("status", new[] { "2xx", "4xx", "5xx" }), "invalid.400.any"),
        Kit.Check("invalid.400", Kit.Spec("body", "text"), "invalid.400.body"),
        Kit.Check("written.precise", Kit.Spec("written", "zero")),
        Kit.Check("written.precise", Kit.Spec("written", "as-stored", ("of-series", Kit.Selector)), "written.precise.stored"),
        Kit.Check("response.no-2xx-if-unwritten", Kit.Spec("stored", Kit.Selector, ("count", 0))),
    ];

    private static IEnumerable<TestCaseData> Nulls()
    {
        yield return Null("accepts all", index => Kit.Answer(204, index: index));
        yield return Null("accepts all with plausible headers", index => Kit.Answer(200, Kit.Written("1"), index));
        yield return Null("refuses all with 400", index => Kit.Answer(400, "bad data in request", index));
        yield return Null("refuses all with 400 and zeros", index => Kit.Answer(400, "bad data in 1 sample", index, Kit.Written("0")));
        yield return Null("refuses all with 415", index => Kit.Answer(415, "unsupported", index));
        yield return Null("errors on all", index => Kit.Answer(500, "oops", index));
        yield return Null("hangs", index => Kit.Dropped(AnswerKind.TimedOut, index));
        yield return Null("closes", index => Kit.Dropped(AnswerKind.Closed, index));
        yield return Null("answers garbage", index => Kit.Dropped(AnswerKind.Garbage, index));
        yield return new TestCaseData(
            (Func<int, Exchange>)(index => Kit.Answer(204, Kit.Written("1"), index)),
            Kit.Answer(404, index: 104)
        ).SetArgDisplayNames("accepts all on its path only, with plausible headers");
    }

    [TestCaseSource(nameof(Nulls))]
    public void Earns_no_pass_without_read_back(Func<int, Exchange> answer, Exchange random) => Judge(answer, random, read: null);

    [TestCaseSource(nameof(Nulls))]
    public void Earns_no_pass_with_a_read_back_that_shows_nothing(Func<int, Exchange> answer, Exchange random) =>
        Judge(answer, random, RunKit.PlainRead(found: false));

    [TestCaseSource(nameof(Nulls))]
    public void Earns_no_pass_with_a_read_back_that_fails(Func<int, Exchange> answer, Exchange random) =>
        Judge(answer, random, RunKit.PlainRead(found: false) with { Failure = "HTTP 404" });

    private static void Judge(Func<int, Exchange> answer, Exchange random, ReadResult? read)
    {
        var preflight = new Preflight
        {
            Plain = answer(101),
            Garbage = answer(102),
            BrokenMessage = answer(103),
            RandomPath = random,
            PlainRead = read,
        };
        var plain = RunKit.Case("plain", OfAccepting, Reads(read, "plain"), ("", ArmKind.Plain, answer(1)));
        var defects = RunKit.Case(
            "defects",
            OfRefusing,
            Reads(read, "json"),
            ("control", ArmKind.Control, answer(2)),
            ("json", ArmKind.Defect, answer(3))
        );
        var arms = RunKit.Case("alone", OfRefusing, Reads(read, "plain"), ("", ArmKind.Plain, answer(4)));
        var results = RunKit.Judge(preflight, plain, defects, arms);
        results.Should().HaveCount(OfAccepting.Length + 2 * OfRefusing.Length);
        results.Where(r => r.Verdict == Verdict.Pass).Select(r => $"{r.Id}: {r.Said}").Should().BeEmpty();
        StatementRule.Of(results, RunKit.Ledger, whole: true).Should().BeOneOf(Statement.NotEstablished, Statement.NotConformant);
    }

    private static ImmutableArray<ReadResult> Reads(ReadResult? read, string arm) =>
        read is null ? [] : [Kit.Result(Kit.Samples(arm)) with { Failure = read.Failure }];

    private static TestCaseData Null(string name, Func<int, Exchange> answer) =>
        new TestCaseData(answer, answer(104)).SetArgDisplayNames(name);
}
