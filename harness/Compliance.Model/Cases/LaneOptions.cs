using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;

namespace Compliance.Model.Cases;

/// <summary>What a case asks of the sender's configuration. Lanes with the same options form a configuration group.</summary>
public sealed record LaneOptions
{
    /// <summary>The path that receivers of the field have by custom.</summary>
    public const string DefaultPath = "/api/v1/write";

    /// <summary>The message the sender is configured to send. Default 2.0.</summary>
    public MessageKind Message { get; init; } = MessageKind.V2;

    /// <summary>Custom headers the sender is configured to add.</summary>
    public ImmutableArray<HeaderLine> Headers { get; init; } = [];

    /// <summary>Classic histograms are converted to native ones with custom buckets.</summary>
    public bool ConvertClassicHistograms { get; init; }

    /// <summary>The sender may refuse to start with this configuration, and that is an answer: a process of its own.</summary>
    public bool MayRefuse { get; init; }

    /// <summary>Path and query of the URL that the sender is given, below the lane's own path. Lanes with other paths can share a configuration group.</summary>
    public string Path { get; init; } = DefaultPath;

    /// <summary>Name of the configuration group, equal for equal options.</summary>
    public string Group =>
        string.Join(
            "+",
            new[]
            {
                Message == MessageKind.V1 ? "v1" : "v2",
                ConvertClassicHistograms ? "custom-buckets" : "",
                string.Join(",", Headers.Select(h => $"{h.Name}={h.Value}")),
                MayRefuse ? "may-refuse" : "",
            }.Where(s => s.Length > 0)
        );
}
