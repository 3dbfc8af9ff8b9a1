using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Responses;

namespace Compliance.Running.Sending.Mock;

/// <summary>The response script of a lane with what is left of it. Not thread-safe: the lane locks.</summary>
internal sealed class ResponseRules(ImmutableArray<ResponseScript> rules)
{
    private static readonly ResponseScript Accept = new();
    private readonly int[] used = new int[rules.Length];

    /// <summary>The first rule that isn't used up and fits; it counts as used. Without one: 204.</summary>
    /// <remarks>
    /// A rule with a number of uses is there to provoke something with data: it neither answers nor is used up by a request without any,
    /// such as the metadata that a 1.x sender sends on its own.
    /// </remarks>
    /// <param name="announced">The message that the Content-Type names; null: none.</param>
    /// <param name="withoutData">The request is known to hold no sample, histogram or exemplar.</param>
    public ResponseScript Next(MessageKind? announced, bool withoutData = false)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            var rule = rules[i];
            var unfit = (rule.To is { } kind && kind != announced) || (withoutData && rule.Times is not null);
            if (unfit || used[i] >= rule.Times)
                continue;
            used[i]++;
            return rule;
        }

        return Accept;
    }

    /// <summary>From now on everything is accepted at once.</summary>
    public static ResponseScript Accepting => Accept;
}
