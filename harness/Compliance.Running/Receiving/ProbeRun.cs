using System.Collections.Immutable;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Running.Receiving;

/// <summary>Provokes each capability that is to be found out once, side by side.</summary>
internal sealed class ProbeRun(RequestSender sender, MessageKind message, string tag, RunClock clock)
{
    /// <returns>One per capability that requests can decide, in the order given.</returns>
    public async Task<ImmutableArray<CapabilityProbe>> Run(ImmutableArray<string> capabilities, CancellationToken cancellation) =>
        [.. (await Task.WhenAll(capabilities.Select(name => Provoke(name, cancellation)))).Where(p => !p.Exchanges.IsEmpty)];

    private async Task<CapabilityProbe> Provoke(string capability, CancellationToken cancellation)
    {
        var exchanges = ImmutableArray.CreateBuilder<Exchange>();
        foreach (var request in ReceiverProbes.Requests(capability, message, tag, clock.NowMs))
            exchanges.Add(await sender.SendPatiently($"preflight/probe {capability}", request, cancellation));
        return new CapabilityProbe(capability, exchanges.ToImmutable());
    }
}
