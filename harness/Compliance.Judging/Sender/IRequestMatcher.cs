using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender;

/// <summary>Judges a captured request by itself (<c>always</c>). Pure and fast: it sees every request of a run.</summary>
public interface IRequestMatcher
{
    /// <summary>The finding, or null when this request holds nothing to judge.</summary>
    Finding? Judge(Exchange exchange, LaneTranscript lane);
}
