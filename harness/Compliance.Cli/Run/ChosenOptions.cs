using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Compliance.Cases;
using Compliance.Cases.Targets;
using Compliance.Reporting;

namespace Compliance.Cli.Run;

/// <summary>The words of a command line that choose target and rules: what <c>reproduce</c> lines repeat. Values that look secret are left out of them.</summary>
internal static partial class ChosenOptions
{
    /// <summary>The words, unquoted.</summary>
    public static ImmutableArray<string> Of(TargetReference reference, RunOptions options)
    {
        List<string> words = ["--target", reference.Version is null ? reference.Name : $"{reference.Name}@{reference.Version}"];
        if (options.Via is { } via && !reference.IsBuiltin)
            words.AddRange(["--via", via]);
        if (options.Spec != SpecVersions.Default)
            words.AddRange(["--spec", options.Spec]);
        if (!reference.IsBuiltin)
            words.AddRange(options.Set.SelectMany(s => (string[])["--set", $"{s.Key}={Safe(s)}"]));
        return [.. words];
    }

    // A value from the environment is no secret: only its name is written.
    private static string Safe(TargetOverride set) =>
        Variable().IsMatch(set.Value) ? set.Value
        : Secret().IsMatch(set.Key) ? Redaction.Placeholder
        : UserInfo().Replace(set.Value, $"$1{Redaction.Placeholder}@");

    [GeneratedRegex(@"^[^$]*\$\{[A-Za-z_][A-Za-z0-9_]*\}$")]
    private static partial Regex Variable();

    [GeneratedRegex(@"auth|cookie|token|secret|password|credential|api-?_?key|bearer", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();

    [GeneratedRegex(@"(\w://)[^/@\s]+@")]
    private static partial Regex UserInfo();
}
