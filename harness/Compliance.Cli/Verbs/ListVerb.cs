using Compliance.Cases;
using Compliance.Cli.Run;
using Compliance.Cli.Suite;
using Compliance.Judging.Binding;
using Compliance.Model;
using Compliance.Model.Targets;

namespace Compliance.Cli.Verbs;

/// <summary>The verb <c>list</c>.</summary>
internal static class ListVerb
{
    private const int WidestColumn = 60;
    private static readonly string[] Kinds = ["cases", "requirements", "targets", "capabilities", "matchers"];

    /// <summary>Prints the names of one kind of thing with a sentence each, in columns.</summary>
    /// <param name="what">cases, requirements, targets, capabilities or matchers.</param>
    /// <param name="role">Only those of this role; null: both.</param>
    /// <param name="texts">Only lines that hold all of these, in any letter case.</param>
    /// <param name="output">Where to write.</param>
    /// <exception cref="UsageException">It is none of them.</exception>
    /// <returns>Nothing ran when nothing matches.</returns>
    public static int Run(string what, Role? role, IReadOnlyList<string> texts, TextWriter output)
    {
        var suite = SuiteFolder.Find();
        var library = CaseLibrary.Load(new DiskCaseFiles(suite.Cases), SpecVersions.Default);
        var rows = Rows(what, library, suite)
            .Where(r => role is null || r.Roles.Contains(role.Value))
            .Select(r => r.Columns)
            .Where(c => texts.All(t => string.Join("  ", c).Contains(t, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        Write(rows, output);
        return rows.Count > 0 ? ExitCodes.Green : ExitCodes.NothingRan;
    }

    private static IEnumerable<(Role[] Roles, string[] Columns)> Rows(string what, CaseLibrary library, SuiteFolder suite) =>
        what switch
        {
            "cases" => library.Cases.Select(c => (new[] { c.Role }, new[] { c.Id, c.Head.Title })),
            "requirements" => library.Ledger.Requirements.Select(r =>
                (new[] { r.Role }, new[] { Word(r.Role), r.IsObservation ? "observed" : r.Level.Spelled(), r.Id, r.Says })
            ),
            "targets" => Targets(new TargetFolders(suite, library.Capabilities)),
            "capabilities" => library.Capabilities.Select(c =>
                (Both, new[] { c.Name, $"default {c.Default.ToString().ToLowerInvariant()}", c.Says })
            ),
            "matchers" => MatcherCatalogue.Standard.All.Select(m => (new[] { m.Role }, new[] { Word(m.Role), m.Name, m.Summary })),
            _ => throw new UsageException($"list knows {string.Join(", ", Kinds)}, not '{what}'{NearestName.Hint(what, Kinds)}"),
        };

    private static readonly Role[] Both = [Role.Receiver, Role.Sender];

    private static IEnumerable<(Role[], string[])> Targets(TargetFolders folders)
    {
        foreach (var name in folders.Names)
        {
            var target = folders.Read(name, []);
            yield return ([.. target.Roles], [name, Words(target), $"{target.Title} {string.Join(", ", target.Versions)}".TrimEnd()]);
        }

        var (receivers, senders) = (BuiltinTargets.Names(Role.Receiver).ToList(), BuiltinTargets.Names(Role.Sender).ToList());
        foreach (var name in receivers.Union(senders))
        {
            Role[] roles = [.. Both.Where(r => (r == Role.Receiver ? receivers : senders).Contains(name))];
            yield return (roles, [TargetReference.BuiltinPrefix + name, string.Join(", ", roles.Select(Word)), ""]);
        }
    }

    private static string Words(TargetDescriptor target) => string.Join(", ", target.Roles.Select(Word));

    private static string Word(Role role) => role.ToString().ToLowerInvariant();

    // The last column is as long as it is; a very long name pushes its own line only.
    private static void Write(List<string[]> rows, TextWriter output)
    {
        if (rows.Count == 0)
            return;
        var widths = Enumerable.Range(0, rows[0].Length - 1).Select(i => Math.Min(WidestColumn, rows.Max(r => r[i].Length))).ToArray();
        foreach (var row in rows)
            output.WriteLine(string.Join("  ", row.Select((text, i) => i < widths.Length ? text.PadRight(widths[i]) : text)).TrimEnd());
    }
}
