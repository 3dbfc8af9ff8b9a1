using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Reporting.Publishing;

namespace Compliance.Cli.Report;

/// <summary>The options of <c>report</c>.</summary>
internal sealed record ReportOptions
{
    private static readonly Dictionary<string, ReportFormats> Words = Enum.GetValues<ReportFormats>()
        .Where(f => f != ReportFormats.None)
        .ToDictionary(f => f.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>Results files, self-test files, or folders that hold them.</summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>What is written.</summary>
    public required ReportFormats Formats { get; init; }

    /// <summary>Folder of the report.</summary>
    public required string Out { get; init; }

    /// <summary>Folder whose targets are called not verified when there are no results of them; null: the suite's own.</summary>
    public string? Targets { get; init; }

    /// <summary>The formats of a list such as <c>html,matrix</c>.</summary>
    /// <exception cref="UsageException">One is unknown.</exception>
    public static ReportFormats Parse(IEnumerable<string> given) =>
        given.Aggregate(
            ReportFormats.None,
            (all, word) =>
                Words.TryGetValue(word, out var format)
                    ? all | format
                    : throw new UsageException($"--format takes {string.Join(", ", Words.Keys)}, not '{word}'")
        );
}
