using System.Collections.Immutable;
using Compliance.Model.Fuzzing;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Oracles;

/// <summary>All oracles.</summary>
public static class Oracle
{
    /// <summary>In the order of their weight: a dropped connection has no status to judge.</summary>
    public static ImmutableArray<IOracle> All { get; } =
    [new NoDroppedConnection(), new NoServerError(), new CountsPossible(), new CountsStored(), new ExemplarsStored(), new SameAnswer()];

    /// <summary>The first oracle that a trial breaks, with what is wrong; null: none.</summary>
    public static (IOracle Oracle, string Said)? Broken(FuzzTrial trial)
    {
        foreach (var oracle in All)
        {
            if (oracle.Breach(trial) is { } said)
                return (oracle, said);
        }

        return null;
    }

    /// <summary>The requirement that an answer which has the sender try for ever breaks.</summary>
    internal static string Final(FuzzTrial trial) =>
        (trial.Request.Script.Message, trial.Request.IsValid) switch
        {
            (MessageKind.V1, true) => "v1.success-2xx",
            (MessageKind.V1, _) => "v1.final-4xx",
            (_, true) => "protocol.supports-v2",
            _ => "invalid.final-4xx",
        };
}
