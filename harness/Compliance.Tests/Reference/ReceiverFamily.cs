using System.Collections.Immutable;
using System.Diagnostics;
using Compliance.Reference.Receiver;
using static Compliance.Tests.Reference.ReceiverProbe;

namespace Compliance.Tests.Reference;

[TestFixture]
[Parallelizable(ParallelScope.Children)]
internal sealed class ReceiverFamily
{
    private ImmutableArray<string> reference;

    private static IEnumerable<string> Mutants => ReceiverMutants.All.Select(m => m.Name);

    private static IEnumerable<string> Variants => ReceiverVariants.All.Select(v => v.Name);

    [OneTimeSetUp]
    public async Task Ask_the_reference() => reference = await ReceiverBattery.Answers(ReceiverBehaviour.Reference);

    [Test]
    public async Task The_reference_answers_alike_every_time() =>
        (await ReceiverBattery.Answers(ReceiverBehaviour.Reference)).Should().Equal(reference);

    [TestCaseSource(nameof(Variants))]
    public async Task A_variant_differs_from_the_reference(string name)
    {
        var answers = await ReceiverBattery.Answers(
            new ReceiverBehaviour { Choices = ReceiverVariants.All.Single(v => v.Name == name).Choices }
        );
        answers.Should().NotEqual(reference);
    }

    [Test]
    public void Names_are_unique_and_there_are_enough()
    {
        Mutants.Should().OnlyHaveUniqueItems().And.HaveCountGreaterThanOrEqualTo(60);
        Variants.Should().OnlyHaveUniqueItems();
        ReceiverNulls.All.Select(n => n.Value).Should().BeEquivalentTo(Enum.GetValues<ReceiverNull>());
    }

    [Test]
    public void A_name_that_no_mutant_has_is_an_error() =>
        FluentActions.Invoking(() => ReceiverFaults.Of("nonsense")).Should().Throw<ArgumentException>();

    [TestCase(ReceiverNull.AcceptAll, 204)]
    [TestCase(ReceiverNull.AcceptAllWithHeaders, 204)]
    [TestCase(ReceiverNull.AcceptWritePath, 204)]
    [TestCase(ReceiverNull.RefuseAll400, 400)]
    [TestCase(ReceiverNull.RefuseAll415, 415)]
    [TestCase(ReceiverNull.ErrorAll, 503)]
    [TestCase(ReceiverNull.Close, 0)]
    [TestCase(ReceiverNull.Garbage, 0)]
    [TestCase(ReceiverNull.V1Only, 204)]
    public async Task A_null_answers_as_it_is_called(ReceiverNull kind, int status)
    {
        await using var probe = await ReceiverProbe.Start(new ReceiverBehaviour { Null = kind });
        var answer = await probe.Send(Request(Gauge("a", 1)));
        answer.Status.Should().Be(status);
        answer.Written.HasValue.Should().Be(kind == ReceiverNull.AcceptAllWithHeaders);
    }

    [Test]
    public async Task The_1_0_only_null_stores_1_0_and_shows_it()
    {
        await using var probe = await ReceiverProbe.Start(new ReceiverBehaviour { Null = ReceiverNull.V1Only });
        (await probe.Send(Request(Gauge("a", 1)))).Status.Should().Be(204);
        (await probe.Query("a[1h]")).GetProperty("result").GetArrayLength().Should().Be(0);
        await probe.Send(Request(Gauge("a", 1)) with { Message = Compliance.Model.Metrics.MessageKind.V1 });
        (await probe.Query("a[1h]")).GetProperty("result").GetArrayLength().Should().Be(1);
    }

    [Test]
    public async Task The_hanging_null_ends_at_once_when_it_is_disposed()
    {
        var probe = await ReceiverProbe.Start(new ReceiverBehaviour { Null = ReceiverNull.Hang });
        var answer = probe.Send(Request(Gauge("a", 1)));
        (await Task.WhenAny(answer, Task.Delay(300))).Should().NotBe(answer);
        var clock = Stopwatch.StartNew();
        await probe.Receiver.DisposeAsync();
        (await answer).Status.Should().Be(0);
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(3));
    }
}
