namespace Compliance.Reference.Receiver;

/// <summary>Receivers that do nothing. A suite that gives one of them a pass measures nothing there.</summary>
public enum ReceiverNull
{
    /// <summary>Answers every request 204 without looking at it.</summary>
    AcceptAll,

    /// <summary>The same with Written headers that are often right: one sample, no histogram, no exemplar.</summary>
    AcceptAllWithHeaders,

    /// <summary>Answers 204 to POST on the write path only, and 404 elsewhere.</summary>
    AcceptWritePath,

    /// <summary>Answers every request 400 with a text.</summary>
    RefuseAll400,

    /// <summary>Answers every request 415 with a text.</summary>
    RefuseAll415,

    /// <summary>Answers every request 503 with a text.</summary>
    ErrorAll,

    /// <summary>Takes requests and never answers.</summary>
    Hang,

    /// <summary>Closes every connection as soon as a request came.</summary>
    Close,

    /// <summary>Answers every request with bytes that are not HTTP.</summary>
    Garbage,

    /// <summary>A 1.0 receiver that never looks at the content type: reads every body as <c>prometheus.WriteRequest</c>, stores it, answers 204 without Written headers.</summary>
    V1Only,
}
