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
    /// <param name="announced">The message that the Content-Type names; null: none.</param>
    public ResponseScript Next(MessageKind? announced)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            var rule = rules[i];
            if (used[i] >= rule.Times || (rule.To is { } kind && kind != announced))
                continue;
            used[i]++;
            return rule;
        }

        return Accept;
    }

    /// <summary>From now on everything is accepted at once.</summary>
    public static ResponseScript Accepting => Accept;
}
