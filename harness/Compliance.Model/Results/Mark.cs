namespace Compliance.Model.Results;

/// <summary>The bytes that a finding is about.</summary>
/// <param name="Exchange">Index of the exchange.</param>
/// <param name="Part">Part of it.</param>
/// <param name="Range">Bytes in the part.</param>
/// <param name="Said">What is there, a few words.</param>
public sealed record Mark(int Exchange, Part Part, ByteRange Range, string Said);
