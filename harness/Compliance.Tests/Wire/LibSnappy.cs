using System.Runtime.InteropServices;

namespace Compliance.Tests.Wire;

/// <summary>
/// Google's own library, the judge over what a block is. Taken from where the system's loader finds it, or from the path in PRW_LIBSNAPPY.
/// </summary>
internal sealed class LibSnappy
{
    private readonly Validate validate;
    private readonly Uncompress uncompress;
    private readonly Compress compress;

    private LibSnappy(nint library)
    {
        validate = Function<Validate>(library, "snappy_validate_compressed_buffer");
        uncompress = Function<Uncompress>(library, "snappy_uncompress");
        compress = Function<Compress>(library, "snappy_compress");
    }

    private delegate int Validate(byte[] block, nuint length);

    private delegate int Uncompress(byte[] block, nuint length, byte[] output, ref nuint outputLength);

    private delegate int Compress(byte[] data, nuint length, byte[] output, ref nuint outputLength);

    /// <summary>The library; without it the test is skipped, or fails where everything real is demanded.</summary>
    public static LibSnappy Load()
    {
        var path = Environment.GetEnvironmentVariable("PRW_LIBSNAPPY") ?? "libsnappy.so.1";
        if (NativeLibrary.TryLoad(path, out var library))
            return new(library);
        const string reason = "libsnappy is not here (Debian: libsnappy1v5; or its path in PRW_LIBSNAPPY)";
        if (Environment.GetEnvironmentVariable("PRW_REQUIRE_REAL") == "1")
            Assert.Fail(reason);
        Assert.Ignore(reason);
        throw new InvalidOperationException(reason);
    }

    public bool Accepts(byte[] block) => validate(block, (nuint)block.Length) == 0;

    public byte[] Expand(byte[] block, int length)
    {
        var output = new byte[Math.Max(1, length)];
        var written = (nuint)length;
        uncompress(block, (nuint)block.Length, output, ref written).Should().Be(0);
        return output[..(int)written];
    }

    public byte[] Shrink(byte[] data)
    {
        var output = new byte[32 + data.Length + (data.Length / 6)];
        var written = (nuint)output.Length;
        compress(data, (nuint)data.Length, output, ref written).Should().Be(0);
        return output[..(int)written];
    }

    private static T Function<T>(nint library, string name)
        where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(library, name));
}
