using System.Globalization;
using Compliance.Model.Metrics;

namespace Compliance.Running.Sending.Exposition;

/// <summary>Small messages of the protobuf exposition: Exemplar label 1, value 2, timestamp 3; Timestamp seconds 1, nanos 2.</summary>
internal static class ProtobufParts
{
    public static ProtobufFields Label(Label label) => new ProtobufFields().Text(1, label.Name).Text(2, label.Value);

    public static ProtobufFields Exemplar(Exemplar exemplar) =>
        new ProtobufFields()
            .Nested(1, exemplar.Labels.Select(Label))
            .Number(2, exemplar.Value)
            .Nested(3, Timestamp(exemplar.TimestampMs == 0 ? null : exemplar.TimestampMs));

    public static ProtobufFields? Timestamp(long? milliseconds)
    {
        if (milliseconds is not { } ms)
            return null;
        var (seconds, rest) = Math.DivRem(ms, 1000);
        if (rest < 0)
            (seconds, rest) = (seconds - 1, rest + 1000);
        return new ProtobufFields().Uint(1, (ulong)seconds).Uint(2, (ulong)rest * 1_000_000);
    }

    public static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
