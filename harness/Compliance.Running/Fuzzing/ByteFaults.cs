using System.Collections.Immutable;
using Compliance.Model.Requests;
using Compliance.Wire;
using Compliance.Wire.Snappy;

namespace Compliance.Running.Fuzzing;

/// <summary>Random changes of bytes: what comes of them may be valid, and mostly is not.</summary>
internal static class ByteFaults
{
    /// <summary>Changes the message and compresses it again.</summary>
    public static RequestScript InMessage(RequestScript script, FuzzRandom random) =>
        script with
        {
            Body = [.. SnappyBlock.Compress(Changed(RequestEncoder.Message(script), random))],
        };

    /// <summary>Changes the compressed body.</summary>
    public static RequestScript InBody(RequestScript script, FuzzRandom random) =>
        script with
        {
            Body = [.. Changed(RequestEncoder.Body(script), random)],
        };

    private static byte[] Changed(byte[] bytes, FuzzRandom random)
    {
        var changed = bytes.ToList();
        for (var edits = random.From(1, 3); edits > 0 && changed.Count > 0; edits--)
            Change(changed, random);
        return [.. changed];
    }

    private static void Change(List<byte> bytes, FuzzRandom random)
    {
        var at = random.Below(bytes.Count);
        switch (random.Below(6))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Below(8));
                break;
            case 1:
                bytes[at] = 0xff;
                break;
            case 2:
                bytes.Insert(at, (byte)random.Below(256));
                break;
            case 3:
                bytes.RemoveRange(at, Math.Min(random.From(1, 8), bytes.Count - at));
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.From(1, 32), bytes.Count - at)));
                break;
            default:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
        }
    }
}
