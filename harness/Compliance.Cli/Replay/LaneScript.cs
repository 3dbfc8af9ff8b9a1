using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;

namespace Compliance.Cli.Replay;

/// <summary>What a lane provokes, as a short text to compare: evidence may only be judged by a case that provokes the same.</summary>
internal static class LaneScript
{
    private const int Length = 16;
    private static readonly JsonSerializerOptions Exact = new() { Converters = { new Bits() } };

    /// <summary>The digest of options, pages, formats and response script.</summary>
    public static string Digest(Lane lane) => Digest((Configured(lane.Options), lane.Pages, lane.Formats, lane.Respond).ToTuple());

    /// <summary>The digest of the lane that a case asks for.</summary>
    public static string Digest(SenderCase one) => Digest((Configured(one.Options), one.Pages, one.Formats, one.Respond).ToTuple());

    private static string Configured(LaneOptions options) =>
        options.Path == LaneOptions.DefaultPath ? options.Group : $"{options.Group}+{options.Path}";

    private static string Digest<T>(T script) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(script, Exact)))[..Length];

    // A NaN and a stale marker are two different provocations.
    private sealed class Bits : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(BitConverter.DoubleToUInt64Bits(value));
    }
}
