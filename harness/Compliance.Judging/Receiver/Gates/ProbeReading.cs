using System.Collections.Immutable;
using Compliance.Judging.Receiver.Reading;
using Compliance.Model.Evidence;
using Compliance.Model.Results;
using Compliance.Model.Targets;

namespace Compliance.Judging.Receiver.Gates;

/// <summary>
/// Reads the probes of a run. Only a clear refusal of data shows that a capability is missing: anything else is a capability whose
/// checks are judged.
/// </summary>
internal static class ProbeReading
{
    public static ImmutableArray<ProbedCapability> Of(Preflight? preflight) =>
        preflight is { Plain.Accepted: true } ? [.. preflight.Probes.Where(p => !p.Exchanges.IsEmpty).Select(Of)] : [];

    private static ProbedCapability Of(CapabilityProbe probe)
    {
        var decisive = probe.Exchanges.FirstOrDefault(e => !e.Accepted) ?? probe.Exchanges[^1];
        return new ProbedCapability(probe.Capability, Found(decisive, probe), Answers.Said(decisive), [decisive.Index]);
    }

    /// <summary>A refusal of a request that only prepares the last one decides nothing.</summary>
    private static Capability Found(Exchange decisive, CapabilityProbe probe) =>
        decisive.Accepted ? Capability.Yes
        : decisive == probe.Exchanges[^1] && decisive is { Answer: AnswerKind.Answered, Status: 400 or 415 } ? Capability.No
        : Capability.Probe;
}
