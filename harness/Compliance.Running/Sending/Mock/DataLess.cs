using Compliance.Model.Decoding;

namespace Compliance.Running.Sending.Mock;

/// <summary>Requests that read well and carry nothing to refuse: metadata on its own, or an empty message.</summary>
internal static class DataLess
{
    /// <summary>Whether the body is known to hold no sample, histogram or exemplar. A body with unread parts may hold some.</summary>
    public static bool Is(DecodedBody? body) => body is { Complete: true } && body.Series.All(HoldsNothing) && !body.Notes.Any(MayHide);

    private static bool HoldsNothing(DecodedSeries series) =>
        series.Samples.Length + series.Histograms.Length + series.Exemplars.Length == 0;

    private static bool MayHide(Note note) =>
        note.Kind is NoteKind.UnknownField or NoteKind.ReservedField or NoteKind.WrongWireType or NoteKind.Malformed or NoteKind.TooLarge;
}
