namespace Compliance.Tests.Reporting;

/// <summary>Writes pages into the folder that REPORT_PAGES names, to look at them.</summary>
internal static class Pages
{
    public static void Keep(string name, string html)
    {
        if (Environment.GetEnvironmentVariable("REPORT_PAGES") is { Length: > 0 } folder)
            File.WriteAllText(Path.Combine(folder, name), html);
    }
}
