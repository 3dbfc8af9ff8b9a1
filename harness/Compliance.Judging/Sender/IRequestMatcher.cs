using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender;

/// <summary>Judges a captured request by itself (<c>always</c>). Pure and fast: it sees every request of a run.</summary>
public interface IRequestMatcher
{
    /// <summary>The finding, or null when this request holds nothing to judge.</summary>
    Finding? Judge(Exchange exchange, LaneTranscript lane);

    /// <summary>
    /// Whether what was said of a request stands whatever the lane shows later. Most matchers look at nothing but the request and how the lane is set up; one
    /// that asks what its pages have shown up to now is asked again when the lane is over.
    /// </summary>
    /// <param name="finding">What <see cref="Judge"/> said with the same lane.</param>
    /// <param name="exchange">The request.</param>
    /// <param name="lane">The lane as it was then.</param>
    bool Stands(Finding? finding, Exchange exchange, LaneTranscript lane) => true;
}
