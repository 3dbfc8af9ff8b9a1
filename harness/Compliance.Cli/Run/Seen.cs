using Compliance.Running.Launching;

namespace Compliance.Cli.Run;

/// <summary>What was seen of the target that ran.</summary>
/// <param name="Version">Version read from it; empty when it could not be read.</param>
/// <param name="Via">How it was launched.</param>
/// <param name="Log">The last part of its log.</param>
internal sealed record Seen(string Version, string Via, string Log)
{
    private const int LogLines = 200;

    /// <summary>Looks at an instance that still runs.</summary>
    public static Seen Of(IInstance instance) => new(instance.Version, instance.Via, instance.LogTail(LogLines));
}
