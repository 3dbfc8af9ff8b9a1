using System.Collections.Immutable;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Facts;

/// <summary>Attempts to deliver the same data.</summary>
public static class Attempt
{
    /// <summary>Refused requests whose attempts are looked at: a sender that hammers sends thousands.</summary>
    public const int Most = 100;

    /// <summary>Requests that carry data and were not answered 2xx. One that still waited for its answer when the recording ended is not refused.</summary>
    public static ImmutableArray<RequestFacts> Refused(LaneFacts facts) =>
        [.. facts.Requests.Where(r => r.Exchange is { Accepted: false, Answer: not AnswerKind.TimedOut } && !r.Data.IsEmpty)];

    /// <summary>The request itself and every later one that shares a sample with it.</summary>
    public static ImmutableArray<RequestFacts> Of(LaneFacts facts, RequestFacts first)
    {
        var data = first.Data.ToHashSet();
        return [.. facts.Requests.Where(r => r == first || (r.Index > first.Index && r.Data.Any(data.Contains)))];
    }

    /// <summary>Pauses from each answer to the next attempt of the same data, in order.</summary>
    public static ImmutableArray<TimeSpan> Pauses(ImmutableArray<RequestFacts> attempts)
    {
        var pauses = ImmutableArray.CreateBuilder<TimeSpan>();
        for (var i = 1; i < attempts.Length; i++)
        {
            var pause = attempts[i].Exchange.SentAt - attempts[i - 1].Exchange.AnsweredAt;
            pauses.Add(pause > TimeSpan.Zero ? pause : TimeSpan.Zero);
        }

        return pauses.ToImmutable();
    }

    /// <summary>Times for people: <c>31, 62 and 118 ms</c>.</summary>
    public static string Shown(ImmutableArray<TimeSpan> pauses) =>
        string.Join(", ", pauses.Take(12).Select(p => FormattableString.Invariant($"{p.TotalMilliseconds:0}"))) + " ms";
}
