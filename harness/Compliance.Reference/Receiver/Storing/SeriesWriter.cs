using System.Collections.Immutable;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Reference.Receiver.Mutants;
using Compliance.Reference.Receiver.Rules;

namespace Compliance.Reference.Receiver.Storing;

/// <summary>Writes a message series by series: what is valid is stored and counted, what is not is rejected with its reason.</summary>
internal sealed class SeriesWriter(DecodedBody body, Storage.Batch batch, SeriesRules rules, ReceiverChoices choices, DataFaults faults)
{
    private readonly ImmutableArray<Rejection>.Builder rejections = ImmutableArray.CreateBuilder<Rejection>();
    private WrittenCounts written;

    /// <summary>Writes the message.</summary>
    public WriteReport Write()
    {
        for (var i = 0; i < body.Series.Length; i++)
            Write(i, body.Series[i]);
        foreach (var family in body.Families)
            batch.Describe(family.Family, family.Metadata);
        if (rejections.Count > 0 && !choices.PartialWrites)
            TakeBack();
        return new WriteReport(written, rejections.ToImmutable());
    }

    private void Write(int index, DecodedSeries series)
    {
        if (rules.Broken(series) is { } why)
            Reject(why, series, Held(series));
        else if (faults.Swallows(body, index, batch))
            written += Held(series);
        else
            WriteParts(index, series);
    }

    private void WriteParts(int index, DecodedSeries series)
    {
        var labels = faults.Labels(body.Kind, rules.Kept(series.Labels));
        var before = written;
        for (var i = 0; i < series.Samples.Length; i++)
            Write(series, labels, series.Samples[i].Sample, i);
        for (var i = 0; i < series.Histograms.Length; i++)
            Write(series, labels, series.Histograms[i].Histogram, i);
        var anything = written != before || rules.HoldsExemplarsAlone(series);
        for (var i = 0; i < series.Exemplars.Length; i++)
            Write(series, labels, series.Exemplars[i], i, anything);
        if (anything && faults.Described(body, index) is { } metadata)
            batch.Describe(series.Name, metadata);
    }

    private void Write(DecodedSeries series, ImmutableArray<Label> labels, Sample sample, int index)
    {
        var one = new WrittenCounts(1, 0, 0);
        var stored = faults.Stored(body, series, sample, index);
        var why = rules.Broken(sample);
        if (why is null && stored is { } value)
            why = faults.AppendsBlindly ? Blindly(labels, value) : Refused(Append(labels, value), sample.TimestampMs);
        Count(series, why, one);
    }

    private void Write(DecodedSeries series, ImmutableArray<Label> labels, Histogram histogram, int index)
    {
        var one = new WrittenCounts(0, 1, 0);
        var why = rules.Broken(histogram);
        if (why is null && faults.Stored(body, series, histogram, index) is { } stored)
            why = Refused(batch.Append(labels, stored, choices.AcceptsOutOfOrder), histogram.TimestampMs);
        Count(series, why, one);
    }

    private void Write(DecodedSeries series, ImmutableArray<Label> labels, DecodedExemplar exemplar, int index, bool anything)
    {
        if (choices.IgnoresExemplars || (choices.IgnoresV1Exemplars && body.Kind == MessageKind.V1) || faults.Skips(exemplar.Exemplar))
            return;
        var why = rules.Broken(exemplar);
        if (why is null && !anything && body.Kind == MessageKind.V2)
            why = new Refusal(RefusalKind.ExemplarAlone, "no sample of the exemplar's series was written");
        if (why is null && faults.Stored(series, exemplar.Exemplar, index) is { } stored)
            batch.Append(faults.ExemplarLabels(body, labels), stored);
        Count(series, why, new WrittenCounts(0, 0, 1));
    }

    private AppendOutcome Append(ImmutableArray<Label> labels, Sample sample)
    {
        var outcome = batch.Append(labels, sample, choices.AcceptsOutOfOrder);
        if (outcome == AppendOutcome.Conflict && faults.ReplacesConflicts)
            batch.Replace(labels, sample);
        if (faults.StartsAtEpoch && sample.StartTimestampMs == 0)
            batch.Append(labels, new Sample(0, 0), outOfOrder: true);
        return outcome;
    }

    private Refusal? Blindly(ImmutableArray<Label> labels, Sample sample)
    {
        batch.AppendBlindly(labels, sample);
        return null;
    }

    private static Refusal? Refused(AppendOutcome outcome, long timestampMs) =>
        outcome switch
        {
            AppendOutcome.OutOfOrder => new Refusal(
                RefusalKind.OutOfOrder,
                FormattableString.Invariant($"the sample of {timestampMs} is older than one already stored (out of order)")
            ),
            AppendOutcome.Conflict => new Refusal(
                RefusalKind.Conflict,
                FormattableString.Invariant($"another value is stored for the time {timestampMs} (duplicate timestamp)")
            ),
            _ => null,
        };

    private void Count(DecodedSeries series, Refusal? why, WrittenCounts one)
    {
        if (why is null)
            written += one;
        else
            Reject(why, series, one);
    }

    private void Reject(Refusal why, DecodedSeries series, WrittenCounts lost)
    {
        faults.StoreRefused(series, batch);
        if (faults.Hushes(why.Kind))
            written += lost;
        else
            rejections.Add(new Rejection(why, SeriesKey.Shown(series.Labels), lost));
    }

    private void TakeBack()
    {
        batch.TakeBack();
        if (written.Total > 0)
            rejections.Add(
                new Rejection(new Refusal(RefusalKind.AllOrNothing, "nothing else of the request was written either"), "", written)
            );
        written = default;
    }

    private static WrittenCounts Held(DecodedSeries series) =>
        new(series.Samples.Length, series.Histograms.Length, series.Exemplars.Length);
}
