using System.Collections.Immutable;
using Compliance.Model;

namespace Compliance.Cases;

/// <summary>The versions of the specification that the suite knows.</summary>
public static class SpecVersions
{
    /// <summary>What <c>--spec</c> means when it is absent.</summary>
    public const string Default = "2.0-rc.4";

    /// <summary>Oldest first.</summary>
    public static readonly ImmutableArray<string> Order = ["2.0-rc.3", "2.0-rc.4", "2.0-rc.5"];

    /// <summary>Whether something from one version until another (null: without end) belongs to a version.</summary>
    public static bool Holds(string spec, string? since, string? until)
    {
        var at = Order.IndexOf(spec);
        return (since is null || Order.IndexOf(since) <= at) && (until is null || at <= Order.IndexOf(until));
    }

    /// <summary>The version itself.</summary>
    /// <exception cref="UsageException">The suite does not know it.</exception>
    public static string Check(string spec) =>
        Order.Contains(spec)
            ? spec
            : throw new UsageException($"unknown version of the specification '{spec}'; known are {string.Join(", ", Order)}");
}
