namespace Compliance.Reference.Receiver.Rules;

/// <summary>Why a part of a request is not written.</summary>
public enum RefusalKind
{
    /// <summary>No labels.</summary>
    NoLabels,

    /// <summary>An empty label name.</summary>
    EmptyName,

    /// <summary>An empty label value.</summary>
    EmptyValue,

    /// <summary>A label name that occurs twice.</summary>
    RepeatedName,

    /// <summary>Labels out of order, by choice.</summary>
    Unsorted,

    /// <summary>No metric name, by choice.</summary>
    NoMetricName,

    /// <summary>More labels than the limit, by choice.</summary>
    TooManyLabels,

    /// <summary>A label name longer than the limit, by choice.</summary>
    LongName,

    /// <summary>A reserved label name, by choice.</summary>
    ReservedName,

    /// <summary>An odd number of references.</summary>
    OddReferences,

    /// <summary>A reference outside the symbols.</summary>
    OutsideSymbols,

    /// <summary>Samples and histograms in one series.</summary>
    Mixed,

    /// <summary>Neither samples nor histograms.</summary>
    NoSamples,

    /// <summary>No metric type, by choice.</summary>
    NoType,

    /// <summary>No start timestamp, by choice.</summary>
    NoStart,

    /// <summary>A histogram that contradicts itself, or any by choice.</summary>
    Histogram,

    /// <summary>Older than the newest stored sample of its series.</summary>
    OutOfOrder,

    /// <summary>Another value is stored for the same time.</summary>
    Conflict,

    /// <summary>Too old, by choice.</summary>
    TooOld,

    /// <summary>Too far in the future, by choice.</summary>
    TooNew,

    /// <summary>An exemplar without timestamp.</summary>
    ExemplarTimestamp,

    /// <summary>An exemplar whose labels can't be resolved or are not valid.</summary>
    ExemplarLabels,

    /// <summary>An exemplar of a series no sample of which was written.</summary>
    ExemplarAlone,

    /// <summary>Valid, but the request holds something else that isn't, and the receiver writes all or nothing.</summary>
    AllOrNothing,
}
