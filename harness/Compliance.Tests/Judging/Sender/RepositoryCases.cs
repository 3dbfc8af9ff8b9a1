using System.Collections.Immutable;
using Compliance.Cases;
using Compliance.Model.Cases;

namespace Compliance.Tests.Judging.Sender;

/// <summary>The case files of this repository, with all parts of the ledger in one.</summary>
internal sealed class RepositoryCases : ICaseFiles
{
    private static readonly Lazy<CaseLibrary> Rc4 = new(() => CaseLibrary.Load(new RepositoryCases(), "2.0-rc.4"));
    private readonly string folder = Find();

    /// <summary>The library under the default specification.</summary>
    public static CaseLibrary Library => Rc4.Value;

    /// <summary>All sender cases of a specification, expanded at a fixed time.</summary>
    public static ImmutableArray<SenderCase> Senders(CaseLibrary library) =>
        [
            .. library
                .Cases.Where(c => c.Role == Model.Role.Sender)
                .Select(c => library.Sender(c, new ExpansionContext("test", VirtualSender.EpochMs))),
        ];

    public IEnumerable<string> Paths() =>
        Directory
            .EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
            .Where(p => !p.StartsWith("requirements", StringComparison.Ordinal))
            .Append(CaseLibrary.LedgerPath);

    public string Read(string path) =>
        path == CaseLibrary.LedgerPath
            ? string.Join(
                "\n",
                Directory.EnumerateFiles(folder, "requirements*.yaml").Order(StringComparer.Ordinal).Select(File.ReadAllText)
            )
            : File.ReadAllText(Path.Combine(folder, path));

    private static string Find()
    {
        var at = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Compliance.sln")))
            at = at.Parent;
        return Path.Combine(at!.FullName, "cases");
    }
}
