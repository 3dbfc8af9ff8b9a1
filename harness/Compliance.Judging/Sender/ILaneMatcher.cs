using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender;

/// <summary>Judges all requests of a lane together (<c>always</c>): order, doubling, agreement with the page. Pure.</summary>
public interface ILaneMatcher
{
    /// <summary>The finding, or null when this lane holds nothing to judge.</summary>
    Finding? Judge(LaneTranscript lane);
}
