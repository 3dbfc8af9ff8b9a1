using Compliance.Model.Evidence;
using Compliance.Model.Results;

namespace Compliance.Tests.Judging.Receiver;

public sealed class AcceptedTests
{
    private static readonly Model.Metrics.Series Sent = Kit.Series("plain", (1, -2000), (2, -1000));

    [TestCase(200, Outcome.Satisfied)]
    [TestCase(400, Outcome.Violated)]
    [TestCase(302, Outcome.Violated)]
    public void Without_a_selector_the_status_decides(int status, Outcome outcome) =>
        Scene.Of(Kit.Answer(status)).Judge("accepted", "true").Outcome.Should().Be(outcome);

    [Test]
    public void With_a_selector_everything_sent_must_be_there()
    {
        Judge(Kit.Result(Kit.Samples(), Kit.Read(Sent))).Outcome.Should().Be(Outcome.Satisfied);
        Judge(Kit.Result(Kit.Samples(), Kit.Read(Sent))).StoredSeen.Should().BeTrue();
        var half = Judge(Kit.Result(Kit.Samples(), Kit.Read(Sent with { Samples = [Sent.Samples[0]] })));
        half.Outcome.Should().Be(Outcome.Violated);
        half.Said.Should().Contain("1 missing");
    }

    [Test]
    public void A_failed_read_is_inconclusive_and_never_a_pass()
    {
        var finding = Judge(new ReadResult(Kit.Samples(), [], "status 503", ""));
        finding.Outcome.Should().Be(Outcome.Inconclusive);
        finding.Said.Should().Contain("could not be read back: status 503");
    }

    [Test]
    public void Without_read_back_the_status_decides() =>
        (Scene.Of(Kit.Request(Sent), Kit.Answer(204)) with { ReadAvailable = false })
            .Judge("accepted", "true", ("stored", Kit.Selector))
            .Should()
            .Match<Compliance.Judging.Finding>(f => f.Outcome == Outcome.Satisfied && f.ReadBack.Length == 0);

    private static Compliance.Judging.Finding Judge(ReadResult read) =>
        Scene.Of(Kit.Request(Sent), Kit.Answer(204), read).Judge("accepted", "true", ("stored", Kit.Selector));
}
