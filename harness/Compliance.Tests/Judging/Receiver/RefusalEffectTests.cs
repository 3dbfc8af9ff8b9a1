using Compliance.Judging;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Results;

namespace Compliance.Tests.Judging.Receiver;

public sealed class RefusalEffectTests
{
    private static readonly Series First = Kit.Series("plain", (1, -10000));
    private static readonly Series Second = Kit.Series("plain", (2, -10000));

    [TestCase(1, "0", Outcome.Satisfied, TestName = "A_refused_value_that_changed_nothing_is_satisfied")]
    [TestCase(2, "0", Outcome.Violated, TestName = "A_refused_value_that_replaced_another_is_violated")]
    [TestCase(1, "1", Outcome.Violated, TestName = "A_refused_value_that_is_counted_is_violated")]
    [TestCase(2, "1", Outcome.Violated, TestName = "A_refused_value_that_replaced_another_is_violated_though_it_is_counted")]
    public void Compares_what_is_stored_with_what_was_stored_before(double stored, string claimed, Outcome outcome) =>
        Steps(Kit.Answer(400, Kit.Written(claimed), 2), Kit.Series("plain", (stored, -10000)))
            .Judge("unchanged-if-refused", Kit.Selector)
            .Outcome.Should()
            .Be(outcome);

    [TestCase(204)]
    [TestCase(429)]
    [TestCase(503)]
    public void Only_final_refusals_are_judged(int status) =>
        Steps(Kit.Answer(status, index: 2), Second).Judge("unchanged-if-refused", Kit.Selector).Outcome.Should().Be(Outcome.NotApplicable);

    [Test]
    public void A_dropped_connection_is_no_refusal() =>
        Steps(Kit.Dropped(AnswerKind.Closed, 2), First)
            .Judge("unchanged-if-refused", Kit.Selector)
            .Outcome.Should()
            .Be(Outcome.Inconclusive);

    [TestCase(415, "0", Outcome.Satisfied)]
    [TestCase(400, "0", Outcome.Violated)]
    [TestCase(500, "0", Outcome.Violated)]
    [TestCase(204, "0", Outcome.Violated)]
    [TestCase(204, null, Outcome.Violated)]
    [TestCase(204, "1", Outcome.NotApplicable)]
    public void An_optional_coding_is_refused_with_415_or_read(int status, string? claimed, Outcome outcome) =>
        Scene.Of(Kit.Request(First), Kit.Answer(status, Kit.Written(claimed))).Judge("unsupported", "true").Outcome.Should().Be(outcome);

    private static Scene Steps(Exchange second, Series stored) =>
        new()
        {
            Steps = [(Kit.Request(First), Kit.Answer(204, Kit.Written("1"))), (Kit.Request(Second), second)],
            Reads = [Kit.Result(Kit.Samples(), Kit.Read(stored))],
        };
}
