namespace Compliance.Tests.Cases;

/// <summary>The files of the suite itself, found from where the tests run.</summary>
internal static class SuiteFolder
{
    public static string Root { get; } = Find();

    public static string File(string path) => Path.Combine(Root, path);

    private static string Find()
    {
        var folder = TestContext.CurrentContext.TestDirectory;
        while (!System.IO.File.Exists(Path.Combine(folder, "Compliance.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the tests run outside the suite");
        return folder;
    }
}
