using System.Collections.Frozen;
using Compliance.Reference.Sender.Mutants;

namespace Compliance.Reference.Sender;

/// <summary>Headers that users must not set (Remote-Write 2.0, "Protocol").</summary>
internal static class ReservedHeaders
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Content-Encoding",
        "Content-Type",
        "User-Agent",
        "X-Prometheus-Remote-Write-Version"
    );

    /// <summary>Refuses a lane whose user headers hold a reserved one.</summary>
    /// <exception cref="SenderConfigurationException">They do.</exception>
    public static void Refuse(SenderLane lane, SenderFaults faults)
    {
        foreach (var header in lane.Headers.Where(h => Names.Contains(h.Name.Trim()) && !ConfigurationFaults.Allows(faults, h.Name)))
            throw new SenderConfigurationException($"lane {lane.Name}: the header {header.Name} is reserved and cannot be configured");
    }
}
