using System.Text.RegularExpressions;

namespace Compliance.Tests.Cli;

/// <summary>The commands in the project's documents: fenced blocks that begin with <c>```sh</c>.</summary>
internal static partial class Documents
{
    /// <summary>One command line of a document.</summary>
    /// <param name="File">The document.</param>
    /// <param name="Line">The command without comment.</param>
    /// <param name="Real">Whether it needs something that the tests don't have: <c>```sh real</c>.</param>
    internal sealed partial record Command(string File, string Line, bool Real)
    {
        /// <summary>Whether it is one of the suite's own.</summary>
        public bool IsOurs =>
            Line.Contains("run-compliance", StringComparison.Ordinal) || Line.Contains("prw-compliance", StringComparison.Ordinal);

        /// <summary>Its long options.</summary>
        public IEnumerable<string> Options => Option().Matches(Line).Select(m => m.Value);

        /// <inheritdoc/>
        public override string ToString() => $"{File}: {Line}";

        [GeneratedRegex("(?<= )--[a-z-]+")]
        private static partial Regex Option();
    }

    /// <summary>All of them, in order.</summary>
    public static IEnumerable<Command> Commands() =>
        Directory
            .EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md"))
            .Order(StringComparer.Ordinal)
            .SelectMany(file => Commands(Path.GetRelativePath(Repository.Root, file), File.ReadAllText(file)));

    private static IEnumerable<Command> Commands(string file, string text) =>
        from Match block in Block().Matches(text.ReplaceLineEndings("\n"))
        from line in block.Groups["body"].Value.Split('\n')
        let command = Comment().Replace(line, "").Trim()
        where command.Length > 0
        select new Command(file, command, block.Groups["word"].Value == "real");

    [GeneratedRegex(@"^ *```sh(?: (?<word>\w+))?\n(?<body>.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"(^|\s+)# .*$")]
    private static partial Regex Comment();
}
