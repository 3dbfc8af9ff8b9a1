namespace Compliance.Reference.Receiver;

/// <summary>What the specification leaves to a receiver. The defaults are those of the reference.</summary>
public sealed record ReceiverChoices
{
    /// <summary>Reads <c>prometheus.WriteRequest</c> as well; otherwise it is answered 415 ("Protocol").</summary>
    public bool SupportsV1 { get; init; } = true;

    /// <summary>Takes a missing Content-Type as that of 1.0 and a missing Content-Encoding as <c>snappy</c>; the specification doesn't say.</summary>
    public bool AssumesMissingHeaders { get; init; }

    /// <summary>Status of success. 204 SHOULD be used, any 2xx may ("Response").</summary>
    public int SuccessStatus { get; init; } = 204;

    /// <summary>Body of success, which SHOULD be empty ("Response").</summary>
    public string SuccessBody { get; init; } = "";

    /// <summary>Writes the valid series of a request that also holds invalid ones ("Partial Write").</summary>
    public bool PartialWrites { get; init; } = true;

    /// <summary>Takes samples older than the newest stored one.</summary>
    public bool AcceptsOutOfOrder { get; init; }

    /// <summary>Refuses series without a metric type ("Protobuf Message").</summary>
    public bool RequiresMetadataType { get; init; }

    /// <summary>Refuses counters and histograms without a start timestamp ("Samples and Histogram Samples").</summary>
    public bool RequiresStart { get; init; }

    /// <summary>Refuses labels that are not sorted instead of sorting them.</summary>
    public bool RequiresSortedLabels { get; init; }

    /// <summary>Stores series with empty label values as if those labels were not there.</summary>
    public bool DropsEmptyLabels { get; init; }

    /// <summary>Takes series without samples as nothing instead of refusing them.</summary>
    public bool TakesEmptySeries { get; init; }

    /// <summary>Takes series that hold exemplars only. 2.0-rc.4 leaves it to receivers; the proposal for rc.5 demands it.</summary>
    public bool TakesExemplarsAlone { get; init; } = true;

    /// <summary>Refuses series without a metric name.</summary>
    public bool RequiresName { get; init; }

    /// <summary>Refuses native histograms ("Invalid Samples").</summary>
    public bool RefusesHistograms { get; init; }

    /// <summary>Keeps no exemplars, and says so in the count.</summary>
    public bool IgnoresExemplars { get; init; }

    /// <summary>Most labels of a series; 0 is no limit ("Series Labels").</summary>
    public int MaxLabels { get; init; }

    /// <summary>Most characters of a label name; 0 is no limit ("Series Labels").</summary>
    public int LongestLabelName { get; init; }

    /// <summary>Most characters of all labels of an exemplar, as OpenMetrics has it; 0 is no limit.</summary>
    public int LongestExemplarLabels { get; init; }

    /// <summary>Stores series with reserved label names ("__" and no metric name) as if those labels were not there.</summary>
    public bool DropsReservedLabels { get; init; }

    /// <summary>Refuses series with reserved label names.</summary>
    public bool RefusesReservedLabels { get; init; }

    /// <summary>Reads no exemplars in 1.0 messages, which have no field for them.</summary>
    public bool IgnoresV1Exemplars { get; init; }

    /// <summary>Refuses 1.0 messages with metadata, whose field 1.0 reserves.</summary>
    public bool RefusesV1Metadata { get; init; }

    /// <summary>Refuses samples older than this; null takes any age.</summary>
    public TimeSpan? OldestSample { get; init; }

    /// <summary>Refuses samples further in the future than this; null takes any.</summary>
    public TimeSpan? FarthestFuture { get; init; }

    /// <summary>Answers 411 to a body whose length is not told beforehand (RFC 9112, section 6.3).</summary>
    public bool RequiresLength { get; init; }

    /// <summary>Answers a partial write 503 once, to have it sent again ("Retries on Partial Writes"), and refuses it when it comes again.</summary>
    public bool AsksForPartsAgain { get; init; }

    /// <summary>Sends Written headers for 1.x messages too.</summary>
    public bool WrittenForV1 { get; init; } = true;

    /// <summary>Sends the headers with zeros on answers that refuse the request before anything of it is read.</summary>
    public bool WrittenOnUnsupported { get; init; }
}
