using Compliance.Judging.Sender.Facts;
using Compliance.Model;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Lanes;

/// <summary>A rule over all requests of a lane; collects what was judged and stops at the first that breaks it.</summary>
public abstract record LaneRule : ILaneMatcher
{
    /// <summary>What a compliant sender does, one phrase.</summary>
    protected abstract string Rule { get; }

    /// <inheritdoc/>
    public Finding? Judge(LaneTranscript lane) => Judge(LaneFacts.Of(lane));

    /// <summary>The finding, or null when the lane holds nothing to judge.</summary>
    protected abstract Finding? Judge(LaneFacts facts);

    /// <summary>Satisfied when something was judged, otherwise null.</summary>
    protected Finding? Kept(int judged, string what, RequestFacts? last) =>
        judged == 0 || last is null ? null : Finding.Satisfied(Rule, FormattableString.Invariant($"{judged} {what}"), last.Index);

    /// <summary>Violated at a place in the message of a request.</summary>
    protected Finding Broken(RequestFacts request, ByteRange range, string said, string mark) =>
        Marking.Message(Rule, said, request.Exchange, range, mark);
}
