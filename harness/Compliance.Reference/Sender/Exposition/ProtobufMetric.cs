using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Google.Protobuf;

namespace Compliance.Reference.Sender.Exposition;

/// <summary>Reads a <c>Metric</c> of the protobuf exposition: labels, one of the kinds of values, and an explicit timestamp.</summary>
internal static class ProtobufMetric
{
    private const long NanosPerMs = 1_000_000;

    /// <summary>The series that a metric becomes: one for a value or a native histogram, several for a classic histogram or a summary.</summary>
    public static IEnumerable<ScrapedSeries> Read(ByteString message, ScrapedFamily family)
    {
        var labels = ImmutableArray.CreateBuilder<Label>();
        long? timestamp = null;
        List<ScrapedSeries> parts = [];
        var empty = new ScrapedSeries { Name = family.Name, Family = family };
        ProtobufFields.Read(
            message,
            (field, input) =>
            {
                switch (field)
                {
                    case 1:
                        labels.Add(Label(input.ReadBytes()));
                        return true;
                    case 2 or 3 or 5:
                        parts.Add(Value(input.ReadBytes(), empty));
                        return true;
                    case 4:
                        parts.AddRange(Summary(input.ReadBytes(), empty));
                        return true;
                    case 6:
                        timestamp = input.ReadInt64();
                        return true;
                    case 7:
                        parts.AddRange(ProtobufHistogram.Read(input.ReadBytes(), empty));
                        return true;
                    default:
                        return false;
                }
            }
        );
        var all = labels.ToImmutable();
        return parts.Select(p => p with { Labels = all.AddRange(p.Labels), TimestampMs = timestamp });
    }

    /// <summary>Reads an <c>Exemplar</c>; without timestamp it has the time 0.</summary>
    public static Exemplar Exemplar(ByteString message)
    {
        var labels = ImmutableArray.CreateBuilder<Label>();
        var (value, time) = (0d, 0L);
        ProtobufFields.Read(
            message,
            (field, input) =>
            {
                if (field == 1)
                    labels.Add(Label(input.ReadBytes()));
                else if (field == 2)
                    value = input.ReadDouble();
                else if (field == 3)
                    time = Time(input.ReadBytes());
                return field is >= 1 and <= 3;
            }
        );
        return new Exemplar(labels.ToImmutable(), ScrapedSeries.Normal(value), time);
    }

    /// <summary>Reads a <c>Timestamp</c> as milliseconds since the Unix epoch.</summary>
    public static long Time(ByteString message)
    {
        var (seconds, nanos) = (0L, 0L);
        ProtobufFields.Read(
            message,
            (field, input) =>
            {
                if (field == 1)
                    seconds = input.ReadInt64();
                else if (field == 2)
                    nanos = input.ReadInt32();
                return field is 1 or 2;
            }
        );
        return (seconds * 1000) + (nanos / NanosPerMs);
    }

    /// <summary>A bound or quantile as it stands in a label: whole numbers with one decimal.</summary>
    public static string Bound(double bound)
    {
        var text = Receiver.Reading.GoFloat.Write(bound);
        return double.IsFinite(bound) && !text.Contains('.', StringComparison.Ordinal) ? text + ".0" : text;
    }

    private static ScrapedSeries Value(ByteString message, ScrapedSeries empty)
    {
        var series = empty;
        ProtobufFields.Read(
            message,
            (field, input) =>
            {
                if (field == 1)
                    series = series with { Value = ScrapedSeries.Normal(input.ReadDouble()) };
                else if (field == 2)
                    series = series with { Exemplars = [Exemplar(input.ReadBytes())] };
                else if (field == 3)
                    series = series with { CreatedMs = Time(input.ReadBytes()) };
                return field is >= 1 and <= 3;
            }
        );
        return series;
    }

    private static IEnumerable<ScrapedSeries> Summary(ByteString message, ScrapedSeries empty)
    {
        var (count, sum) = (0UL, 0d);
        long? created = null;
        List<ScrapedSeries> parts = [];
        ProtobufFields.Read(
            message,
            (field, input) =>
            {
                if (field == 1)
                    count = input.ReadUInt64();
                else if (field == 2)
                    sum = input.ReadDouble();
                else if (field == 3)
                    parts.Add(Quantile(input.ReadBytes(), empty));
                else if (field == 4)
                    created = Time(input.ReadBytes());
                return field is >= 1 and <= 4;
            }
        );
        parts.Add(empty with { Name = empty.Name + "_sum", Value = ScrapedSeries.Normal(sum) });
        parts.Add(empty with { Name = empty.Name + "_count", Value = count });
        return parts.Select(p => p with { CreatedMs = created });
    }

    private static ScrapedSeries Quantile(ByteString message, ScrapedSeries empty)
    {
        var (quantile, value) = (0d, 0d);
        ProtobufFields.Read(
            message,
            (field, input) =>
            {
                if (field == 1)
                    quantile = input.ReadDouble();
                else if (field == 2)
                    value = input.ReadDouble();
                return field is 1 or 2;
            }
        );
        return empty with { Labels = [new Label("quantile", Bound(quantile))], Value = ScrapedSeries.Normal(value) };
    }

    private static Label Label(ByteString message)
    {
        var (name, value) = ("", "");
        ProtobufFields.Read(
            message,
            (field, input) =>
            {
                if (field == 1)
                    name = input.ReadString();
                else if (field == 2)
                    value = input.ReadString();
                return field is 1 or 2;
            }
        );
        return new Label(name, value);
    }
}
