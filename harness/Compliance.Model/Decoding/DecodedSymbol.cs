namespace Compliance.Model.Decoding;

/// <summary>An entry of the symbol table.</summary>
/// <param name="Text">The text; bytes that are not UTF-8 are replaced and noted.</param>
/// <param name="Range">Its bytes in the message, without tag and length.</param>
public readonly record struct DecodedSymbol(string Text, ByteRange Range);
