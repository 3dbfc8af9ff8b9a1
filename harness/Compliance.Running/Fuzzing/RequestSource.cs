using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Fuzzing;
using Compliance.Model.Requests;

namespace Compliance.Running.Fuzzing;

/// <summary>Makes the requests of a seed. The same seed, number, tag and time give the same bytes.</summary>
/// <param name="seed">Seed.</param>
/// <param name="features">What may occur.</param>
public sealed class RequestSource(long seed, FuzzFeatures features)
{
    private const int Faulty = 55;
    private const int Rewritten = 35;

    /// <summary>Request of a number, and its rewrite when it has one.</summary>
    /// <param name="number">From 0.</param>
    /// <param name="tag">Begin of the label value that marks their series.</param>
    /// <param name="nowMs">Now, in milliseconds since the Unix epoch.</param>
    public ImmutableArray<FuzzRequest> Of(int number, string tag, long nowMs)
    {
        var random = new FuzzRandom(seed, number);
        var own = string.Create(CultureInfo.InvariantCulture, $"{tag}n{number}");
        var request = Faulted(number, own, new RequestGrammar(random, features, own, nowMs).Request(), random);
        return random.Chance(Rewritten) && IsPlain(request.Script)
            ? [request, Rewrite(request, random.Of(Rewrites.Names(request.Script)))]
            : [request];
    }

    /// <summary>The same request in other legal bytes, with series of its own.</summary>
    public static FuzzRequest Rewrite(FuzzRequest request, string rewrite) =>
        Tagged(request, request.Tag + "r") is { } tagged
            ? tagged with
            {
                Rewrite = rewrite,
                Script = Rewrites.Apply(tagged.Script, rewrite),
            }
            : request;

    /// <summary>The request with another tag, so that its series are new. Exact bodies cannot be changed.</summary>
    public static FuzzRequest Tagged(FuzzRequest request, string tag) =>
        request with
        {
            Tag = tag,
            Script = request.Script with
            {
                Series =
                [
                    .. request.Script.Series.Select(s =>
                        s with
                        {
                            Labels = [.. s.Labels.Select(l => l.Value == request.Tag ? l with { Value = tag } : l)],
                        }
                    ),
                ],
            },
        };

    private static FuzzRequest Faulted(int number, string tag, RequestScript script, FuzzRandom random)
    {
        if (!random.Chance(Faulty))
            return new FuzzRequest(number, "", "", tag, script);
        for (var tries = 0; tries < 5; tries++)
        {
            var fault = random.Of(Faults.All);
            if (fault.Apply(script, random) is { } broken)
                return new FuzzRequest(number, fault.Name, "", tag, broken, fault.Countable);
        }

        return new FuzzRequest(number, "", "", tag, script);
    }

    // What is bent by bytes has no second way to be written.
    private static bool IsPlain(RequestScript script) =>
        script is { Body: null, Symbols: null, Compression: Compression.Block, Wire.IsEmpty: true };
}
