using Compliance.Model.Decoding;

namespace Compliance.Model.Evidence;

/// <summary>
/// What a recorded body decodes to. It is held until it is let go, and made again of the same bytes when it is asked for after that: a long run keeps the
/// bytes of all requests, but not the objects of all of them. Safe for threads.
/// </summary>
/// <param name="first">The decoded body.</param>
/// <param name="again">Decodes the same bytes in the same way.</param>
public sealed class RecordedMessage(DecodedBody first, Func<DecodedBody> again)
{
    private DecodedBody? held = first;

    /// <summary>The decoded body.</summary>
    public DecodedBody Body => held ??= again();

    /// <summary>Length of the decompressed message in bytes.</summary>
    public int Length { get; } = first.Message.Length;

    /// <summary>Lets the decoded body go; who holds it keeps it.</summary>
    public void LetGo() => held = null;
}
