namespace Compliance.Cli.Run;

/// <summary>A target as the command line names it: <c>prometheus</c>, <c>prometheus@3.5.3</c>, a folder, or <c>builtin:…</c>.</summary>
/// <param name="Name">Name or path, without the version.</param>
/// <param name="Version">The version asked for; null: the descriptor's first.</param>
internal sealed record TargetReference(string Name, string? Version)
{
    /// <summary>What stands before the name of an implementation that runs inside the suite.</summary>
    public const string BuiltinPrefix = "builtin:";

    /// <summary>Whether it runs inside the suite.</summary>
    public bool IsBuiltin => Name.StartsWith(BuiltinPrefix, StringComparison.Ordinal);

    /// <summary>Splits off the version.</summary>
    public static TargetReference Parse(string given)
    {
        var at = given.LastIndexOf('@');
        return at > 0 && !given[at..].Contains('/') ? new(given[..at], given[(at + 1)..]) : new(given, null);
    }
}
