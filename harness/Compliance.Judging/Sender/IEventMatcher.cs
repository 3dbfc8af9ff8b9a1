using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender;

/// <summary>Finds out whether something happened in a lane (<c>eventually</c>, <c>never</c>). Pure.</summary>
public interface IEventMatcher
{
    /// <summary>What happened so far.</summary>
    /// <param name="lane">The lane, at some moment or at its end.</param>
    Occurrence Find(LaneTranscript lane);
}
