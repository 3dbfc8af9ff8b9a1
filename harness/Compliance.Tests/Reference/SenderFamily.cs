using System.Collections.Immutable;
using Compliance.Reference.Sender;

namespace Compliance.Tests.Reference;

[TestFixture]
[Category("Slow")]
[Parallelizable(ParallelScope.Children)]
internal sealed class SenderFamily
{
    private ImmutableSortedSet<string> reference = [];

    private static IEnumerable<string> Mutants => SenderMutants.All.Select(m => m.Name);

    private static IEnumerable<string> Variants => SenderVariants.All.Select(v => v.Name);

    [OneTimeSetUp]
    public async Task Watch_the_reference() => reference = await SenderBattery.Facts(SenderStage.Fast);

    [Test]
    public async Task The_reference_does_the_same_every_time() =>
        (await SenderBattery.Facts(SenderStage.Fast)).SymmetricExcept(reference).Should().BeEmpty();

    [Test]
    public void Names_are_unique_and_there_are_enough()
    {
        Mutants.Should().OnlyHaveUniqueItems().And.HaveCountGreaterThanOrEqualTo(60);
        Variants.Should().OnlyHaveUniqueItems();
        SenderNulls.All.Select(n => n.Value).Should().BeEquivalentTo(Enum.GetValues<SenderNull>());
    }

    [Test]
    public void A_name_that_no_mutant_has_is_an_error() =>
        FluentActions.Invoking(() => SenderFaults.Of("nonsense")).Should().Throw<ArgumentException>();

    [TestCase(SenderNull.Silent, 0)]
    [TestCase(SenderNull.Dead, 0)]
    [TestCase(SenderNull.Garbage, 3)]
    [TestCase(SenderNull.Empty, 3)]
    [TestCase(SenderNull.V1Only, 3)]
    public async Task A_null_sends_as_it_is_called(SenderNull kind, int atLeast)
    {
        await using var stage = await SenderStage.Start(new StageLane("a"));
        await using var sender = await ReferenceSender.Start(
            stage.SenderLanes,
            SenderStage.Fast with
            {
                Null = kind,
            },
            CancellationToken.None
        );
        if (atLeast == 0)
            await Task.Delay(300);
        else
            await stage.Until("a", r => r.Length >= atLeast);
        var requests = stage.Requests("a");
        requests.Length.Should().BeGreaterThanOrEqualTo(atLeast);
        requests.All(r => r.Body.Series.Length > 0 == (kind == SenderNull.V1Only)).Should().BeTrue();
        requests.All(r => r.Body.Decompressed == (kind != SenderNull.Garbage)).Should().BeTrue();
    }
}
