using Compliance.Model.Cases;

namespace Compliance.Running.Sending.Mock;

/// <summary>The paths of lanes.</summary>
public static class MockPaths
{
    /// <summary>Path of a lane's write URL, with its query if it has one.</summary>
    /// <param name="lane">Name of the lane.</param>
    /// <param name="path">Path and query below the lane's own path.</param>
    public static string Write(string lane, string path = LaneOptions.DefaultPath) => $"/lane/{lane}{path}";

    /// <summary>Path of a lane's scrape page.</summary>
    public static string Metrics(string lane) => $"/lane/{lane}/metrics";

    /// <summary>Path of a lane's discovery list.</summary>
    public static string Targets(string lane) => $"/lane/{lane}/targets";
}
