namespace Compliance.Tests.Reporting;

/// <summary>Whole outputs kept as files. UPDATE_GOLDEN=1 rewrites them; the diff is then reviewed like code.</summary>
internal static class Golden
{
    public static void Check(string name, string output)
    {
        var path = SuiteFolder.Path(Path.Combine("harness", "Compliance.Tests", "Reporting", "Golden", name));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, output);
        output.Should().Be(File.ReadAllText(path), "it is what Golden/{0} holds", name);
    }
}
