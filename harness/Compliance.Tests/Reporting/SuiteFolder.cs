using System.Runtime.CompilerServices;

namespace Compliance.Tests.Reporting;

/// <summary>Files of the repository that these tests read.</summary>
internal static class SuiteFolder
{
    public static string Path(string relative) => System.IO.Path.Combine(Root(), relative);

    public static string Text(string relative) => File.ReadAllText(Path(relative));

    private static string Root([CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", "..", ".."));
}
