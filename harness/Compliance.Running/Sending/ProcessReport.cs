using System.Collections.Immutable;
using Compliance.Model;

namespace Compliance.Running.Sending;

/// <summary>What is known of a sender process after its end.</summary>
/// <param name="Lanes">Names of its lanes.</param>
/// <param name="Via">How it was launched; empty when it did not start.</param>
/// <param name="Version">The version read from it; empty when unknown.</param>
/// <param name="LogTail">The last part of its log.</param>
public sealed record ProcessReport(ImmutableArray<string> Lanes, string Via, string Version, string LogTail)
{
    /// <summary>Why it did not start; null when it started, or when its configuration is one that a sender may refuse.</summary>
    public TargetException? Failure { get; init; }
}
