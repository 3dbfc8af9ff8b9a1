using System.Collections.Immutable;
using Compliance.Model.Targets;

namespace Compliance.Judging.Receiver.Gates;

/// <summary>A check that needs what the target says it lacks does not concern it.</summary>
internal static class CapabilityGate
{
    /// <summary>Not applicable, or null when nothing is lacking. Where the descriptor is silent the list of capabilities decides; what it does not know is there.</summary>
    public static Finding? Judge(IEnumerable<string> needs, TargetDescriptor target, ImmutableArray<CapabilityEntry> capabilities)
    {
        foreach (var need in needs)
        {
            var silent = capabilities.IsDefault ? null : capabilities.FirstOrDefault(c => c.Name == need);
            if (target.Capabilities.GetValueOrDefault(need, silent?.Default ?? Capability.Yes) == Capability.No)
                return Finding.NotApplicable($"needs {need}, which {target.Name} does not have");
        }
        return null;
    }
}
