namespace Compliance.Model.Decoding;

/// <summary>Something the decoder noticed.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Path">Path in the message, such as <c>timeseries[3].samples[0].value</c>; empty for the body as a whole.</param>
/// <param name="Range">Where: in the compressed body for Snappy kinds, in the message otherwise.</param>
/// <param name="Said">One sentence.</param>
public sealed record Note(NoteKind Kind, string Path, ByteRange Range, string Said);
