namespace Compliance.Tests.Sending;

/// <summary>Programs that the tests use where they are found.</summary>
internal static class RealPrograms
{
    /// <summary>The newest program of this name in the cache of real programs; ignores the test without it, or fails it under PRW_REQUIRE_REAL=1.</summary>
    public static string Newest(string folder, string name)
    {
        var root = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            ".cache",
            "prw-compliance",
            "real",
            folder
        );
        var found = Directory.Exists(root)
            ? Directory.EnumerateFiles(root, name, SearchOption.AllDirectories).Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        if (found is null && Environment.GetEnvironmentVariable("PRW_REQUIRE_REAL") == "1")
            Assert.Fail($"PRW_REQUIRE_REAL=1, but there is no {name} below the cache of real programs");
        if (found is null)
            Assert.Ignore($"no {name} below the cache of real programs");
        return found!;
    }
}
