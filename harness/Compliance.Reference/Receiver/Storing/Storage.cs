using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;

namespace Compliance.Reference.Receiver.Storing;

/// <summary>Series and metadata in memory. All access is under one lock, so a request is written as a whole and read as a whole.</summary>
internal sealed class Storage
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, StoredSeries> series = new(StringComparer.Ordinal);
    private readonly Dictionary<Label, List<StoredSeries>> byLabel = [];
    private readonly Dictionary<string, List<Metadata>> metadata = new(StringComparer.Ordinal);

    /// <summary>Runs a batch of appends as one step.</summary>
    public T Write<T>(Func<Batch, T> appends)
    {
        lock (gate)
            return appends(new Batch(this));
    }

    /// <summary>Reads the series that a predicate selects, ordered by their label sets.</summary>
    /// <param name="having">Labels that every selected series has; empty: none is known.</param>
    /// <param name="selected">The predicate.</param>
    /// <param name="view">What is read of a series.</param>
    public ImmutableArray<T> Read<T>(ImmutableArray<Label> having, Func<ImmutableArray<Label>, bool> selected, Func<StoredSeries, T> view)
    {
        lock (gate)
        {
            return
            [
                .. Having(having)
                    .Where(entry => entry.HoldsData && selected(entry.Labels))
                    .OrderBy(entry => entry.Key, StringComparer.Ordinal)
                    .Select(view),
            ];
        }
    }

    /// <summary>Metadata by metric name, ordered by name; a name with differing metadata has several entries.</summary>
    public ImmutableArray<(string Name, ImmutableArray<Metadata> Entries)> ReadMetadata()
    {
        lock (gate)
        {
            return
            [
                .. metadata
                    .OrderBy(entry => entry.Key, StringComparer.Ordinal)
                    .Select(entry => (entry.Key, entry.Value.ToImmutableArray())),
            ];
        }
    }

    private StoredSeries SeriesOf(ImmutableArray<Label> labels)
    {
        var key = SeriesKey.Of(labels);
        if (series.TryGetValue(key, out var found))
            return found;
        found = new StoredSeries(key, labels.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name)));
        series.Add(key, found);
        foreach (var label in found.Labels.Distinct())
            (CollectionsMarshal.GetValueRefOrAddDefault(byLabel, label, out _) ??= []).Add(found);
        return found;
    }

    // Of the series that hold one of the labels, the fewest.
    private IReadOnlyCollection<StoredSeries> Having(ImmutableArray<Label> labels) =>
        labels.IsEmpty ? series.Values : labels.Select(l => byLabel.GetValueOrDefault(l) ?? []).MinBy(l => l.Count)!;

    /// <summary>The appends of one request, which can be taken back.</summary>
    internal sealed class Batch(Storage storage)
    {
        private readonly Stack<Action> undo = new();

        /// <summary>Whether anything is stored under these labels.</summary>
        public bool Knows(ImmutableArray<Label> labels) =>
            storage.series.TryGetValue(SeriesKey.Of(labels), out var found) && found.Samples.Count + found.Histograms.Count > 0;

        /// <summary>Appends a float sample.</summary>
        public AppendOutcome Append(ImmutableArray<Label> labels, Sample sample, bool outOfOrder)
        {
            var stored = storage.SeriesOf(labels);
            if (stored.Histograms.Exists(h => h.TimestampMs == sample.TimestampMs))
                return AppendOutcome.Conflict;
            return Insert(stored.Samples, sample, s => s.TimestampMs, (a, b) => a.Bits == b.Bits, outOfOrder);
        }

        /// <summary>Appends a histogram sample.</summary>
        public AppendOutcome Append(ImmutableArray<Label> labels, Histogram histogram, bool outOfOrder)
        {
            var stored = storage.SeriesOf(labels);
            if (stored.Samples.Exists(s => s.TimestampMs == histogram.TimestampMs))
                return AppendOutcome.Conflict;
            return Insert(stored.Histograms, histogram, h => h.TimestampMs, HistogramEquality.Same, outOfOrder);
        }

        /// <summary>Appends a sample whatever is there already: the same time twice, too.</summary>
        public void AppendBlindly(ImmutableArray<Label> labels, Sample sample)
        {
            var samples = storage.SeriesOf(labels).Samples;
            Add(samples, samples.FindLastIndex(s => s.TimestampMs <= sample.TimestampMs) + 1, sample);
        }

        /// <summary>Replaces the sample of the same time.</summary>
        public void Replace(ImmutableArray<Label> labels, Sample sample)
        {
            var samples = storage.SeriesOf(labels).Samples;
            if (samples.RemoveAll(s => s.TimestampMs == sample.TimestampMs) > 0)
                AppendBlindly(labels, sample);
        }

        /// <summary>Appends an exemplar; one that is there already is not stored again. Exemplars need no order among requests.</summary>
        public void Append(ImmutableArray<Label> labels, Exemplar exemplar)
        {
            var exemplars = storage.SeriesOf(labels).Exemplars;
            if (exemplars.Exists(e => Same(e, exemplar)))
                return;
            Add(exemplars, exemplars.FindLastIndex(e => e.TimestampMs <= exemplar.TimestampMs) + 1, exemplar);
        }

        /// <summary>Remembers metadata of a metric.</summary>
        public void Describe(string metric, Metadata described)
        {
            if (!storage.metadata.TryGetValue(metric, out var entries))
                storage.metadata.Add(metric, entries = []);
            if (!entries.Contains(described))
                Add(entries, entries.Count, described);
        }

        /// <summary>Takes back everything this batch has stored.</summary>
        public void TakeBack()
        {
            while (undo.TryPop(out var action))
                action();
        }

        private static bool Same(Exemplar a, Exemplar b) =>
            a.TimestampMs == b.TimestampMs
            && BitConverter.DoubleToUInt64Bits(a.Value) == BitConverter.DoubleToUInt64Bits(b.Value)
            && a.Labels.SequenceEqual(b.Labels);

        private AppendOutcome Insert<T>(List<T> stored, T item, Func<T, long> time, Func<T, T, bool> same, bool outOfOrder)
        {
            var older = stored.FindLastIndex(s => time(s) <= time(item));
            if (older >= 0 && time(stored[older]) == time(item))
                return same(stored[older], item) ? AppendOutcome.Repeated : AppendOutcome.Conflict;
            if (older + 1 < stored.Count && !outOfOrder)
                return AppendOutcome.OutOfOrder;
            Add(stored, older + 1, item);
            return AppendOutcome.Written;
        }

        private void Add<T>(List<T> list, int index, T item)
        {
            list.Insert(index, item);
            undo.Push(() => list.RemoveAt(index));
        }
    }
}
