using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;

namespace Compliance.Model.Responses;

/// <summary>One rule of a lane's response script. For a request the first rule that is not used up and fits it answers.</summary>
public sealed record ResponseScript
{
    /// <summary>HTTP status. Default 204.</summary>
    public int Status { get; init; } = 204;

    /// <summary>How many requests it answers; null: any number.</summary>
    public int? Times { get; init; }

    /// <summary>Only requests that announce this message in their Content-Type; null: all.</summary>
    public MessageKind? To { get; init; }

    /// <summary>Header lines added to the answer.</summary>
    public ImmutableArray<HeaderLine> Headers { get; init; } = [];

    /// <summary>Whether the Written headers are left out. Default: a 2xx carries exact ones, any other status zeros.</summary>
    public bool WithoutWritten { get; init; }

    /// <summary>Given Written headers (samples, histograms, exemplars); null: counted.</summary>
    public ImmutableArray<long>? Written { get; init; }

    /// <summary>Body of the answer, UTF-8. Empty: none for 2xx, a short sentence for errors.</summary>
    public string Body { get; init; } = "";

    /// <summary>Pause before the answer.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Break the connection instead.</summary>
    public AbortKind Abort { get; init; }
}
