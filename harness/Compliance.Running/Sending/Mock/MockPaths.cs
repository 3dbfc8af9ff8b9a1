namespace Compliance.Running.Sending.Mock;

/// <summary>The paths of lanes.</summary>
public static class MockPaths
{
    /// <summary>Path of a lane's write URL.</summary>
    public static string Write(string lane) => $"/lane/{lane}/api/v1/write";

    /// <summary>Path of a lane's scrape page.</summary>
    public static string Metrics(string lane) => $"/lane/{lane}/metrics";

    /// <summary>Path of a lane's discovery list.</summary>
    public static string Targets(string lane) => $"/lane/{lane}/targets";
}
