using System.Collections.Immutable;
using Compliance.Model.Results;
using Compliance.Model.Targets;

namespace Compliance.Judging.Receiver.Gates;

/// <summary>A check that needs what the target says it lacks, or what it refused when it was probed, does not concern it.</summary>
/// <param name="target">What it says of itself.</param>
/// <param name="capabilities">The list of capabilities, which decides where the descriptor is silent; what it does not know is there.</param>
/// <param name="found">What probing found.</param>
internal sealed class CapabilityGate(
    TargetDescriptor target,
    ImmutableArray<CapabilityEntry> capabilities,
    ImmutableArray<ProbedCapability> found
)
{
    /// <summary>Not applicable, or null when nothing is lacking.</summary>
    public Finding? Judge(IEnumerable<string> needs) => needs.Select(Judge).FirstOrDefault(f => f is not null);

    private Finding? Judge(string need) =>
        Declared(need) switch
        {
            Capability.No => Finding.NotApplicable($"needs {need}, which {target.Name} does not have"),
            Capability.Probe when found.FirstOrDefault(f => f.Capability == need) is { Found: Capability.No } probed =>
                Finding.NotApplicable($"needs {need}, which {target.Name} refused when it was probed: {probed.Said}") with
                {
                    Exchanges = probed.Exchanges,
                },
            _ => null,
        };

    private Capability Declared(string need)
    {
        var silent = capabilities.IsDefault ? null : capabilities.FirstOrDefault(c => c.Name == need);
        return target.Capabilities.GetValueOrDefault(need, silent?.Default ?? Capability.Yes);
    }
}
