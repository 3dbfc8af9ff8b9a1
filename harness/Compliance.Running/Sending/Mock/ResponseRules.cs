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
    /// such as the metadata that a 1.x sender sends on its own. A server error without end waits for data of the lane's pages: a first scrape that failed
    /// leaves a request with the sender's own series alone, and nothing else would ever come past it.
    /// </remarks>
    /// <param name="announced">The message that the Content-Type names; null: none.</param>
    /// <param name="withoutData">The request is known to hold no sample, histogram or exemplar.</param>
    /// <param name="beforePage">No data of the lane's pages has come yet, nor is it in this request.</param>
    public ResponseScript Next(MessageKind? announced, bool withoutData = false, bool beforePage = false)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            var rule = rules[i];
            var unfit =
                (rule.To is { } kind && kind != announced)
                || (withoutData && rule.Times is not null)
                || (beforePage && IsEndlessError(rule));
            if (unfit || used[i] >= rule.Times)
                continue;
            used[i]++;
            return rule;
        }

        return Accept;
    }

    /// <summary>From now on everything is accepted at once.</summary>
    public static ResponseScript Accepting => Accept;

    private static bool IsEndlessError(ResponseScript rule) => rule is { Times: null, To: null, Status: >= 500 };
}
