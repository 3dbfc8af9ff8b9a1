using Compliance.Model;

namespace Compliance.Cases.Targets;

/// <summary>One <c>--set key=value</c> of the command line.</summary>
/// <param name="Key">Dotted path into <c>target.yaml</c>; list items by index: <c>launch.process.args.0</c>.</param>
/// <param name="Value">A scalar as YAML would write it without quotes, a YAML list in brackets, or empty to remove the key.</param>
public sealed record TargetOverride(string Key, string Value)
{
    /// <summary>The override as the command line writes it.</summary>
    /// <exception cref="UsageException">It has no key.</exception>
    public static TargetOverride Parse(string written)
    {
        var equals = written.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && !written[..equals].Split('.').Contains("")
            ? new TargetOverride(written[..equals].Trim(), written[(equals + 1)..])
            : throw new UsageException(
                $"--set must be followed by key=value such as receiver.write=http://127.0.0.1:9090/api/v1/write, not '{written}'"
            );
    }
}
