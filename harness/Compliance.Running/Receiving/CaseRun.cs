using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;

namespace Compliance.Running.Receiving;

/// <summary>Sends one case: its <c>let</c> search, then its arms side by side, the steps of each one after another.</summary>
internal sealed class CaseRun(RequestSender sender)
{
    /// <returns>The evidence, without read-back.</returns>
    public async Task<ReceiverTranscript> Run(ReceiverCase @case, CancellationToken cancellation)
    {
        try
        {
            return await Send(@case, cancellation);
        }
        catch (Exception ours) when (ours is ArgumentException or UsageException)
        {
            return Failed(@case, $"a request of the case cannot be made: {ours.Message}");
        }
    }

    /// <summary>A case that could not run.</summary>
    public static ReceiverTranscript Failed(ReceiverCase @case, string failure) =>
        new()
        {
            Case = @case,
            Arms = [],
            Failure = failure,
        };

    private async Task<ReceiverTranscript> Send(ReceiverCase @case, CancellationToken cancellation)
    {
        if (@case.Let is not { } let)
            return new ReceiverTranscript { Case = @case, Arms = await Arms(@case, @case.Arms, cancellation) };
        var search = new LetSearch(sender);
        var candidate = await search.Find(@case, let, cancellation);
        return new ReceiverTranscript
        {
            Case = @case,
            Search = search.Exchanges,
            Poison = candidate?.Name,
            Arms = candidate is null
                ? []
                : await Arms(@case, [.. @case.Arms.Select(a => LetFilling.Fill(a, let.Name, candidate))], cancellation),
        };
    }

    private async Task<ImmutableArray<ArmTranscript>> Arms(ReceiverCase @case, ImmutableArray<Arm> arms, CancellationToken cancellation) =>
        [.. await Task.WhenAll(arms.Select(arm => Send(@case, arm, cancellation)))];

    private async Task<ArmTranscript> Send(ReceiverCase @case, Arm arm, CancellationToken cancellation)
    {
        using var lease = await sender.Lease(cancellation);
        var origin = arm.Name.Length == 0 ? @case.Head.Id : $"{@case.Head.Id}[{arm.Name}]";
        var exchanges = ImmutableArray.CreateBuilder<Exchange>(arm.Steps.Length);
        var putOff = ImmutableArray.CreateBuilder<Exchange>();
        foreach (var step in arm.Steps)
        {
            var answers = await sender.SendPatiently(
                lease,
                $"{origin}/{step.Name}",
                step.Request,
                step.SameConnection,
                wrong: arm.Kind == ArmKind.Defect,
                cancellation
            );
            putOff.AddRange(answers[..^1]);
            exchanges.Add(answers[^1]);
        }
        return new ArmTranscript(arm, exchanges.ToImmutable()) { PutOff = putOff.ToImmutable() };
    }
}
