using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Compliance.Running.Launching;

/// <summary>Runs a program that ends soon, such as one that prints its version or a container engine's command line.</summary>
internal static class ShortProgram
{
    private const int MostOutput = 256 * 1024;

    /// <summary>What it printed (both outputs, standard output first) and its exit code; -1 when it did not start or end in time.</summary>
    public sealed record Output(int ExitCode, string Text, string Errors)
    {
        /// <summary>Whether it ended with 0.</summary>
        public bool Ok => ExitCode == 0;
    }

    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled; the program is killed then too.</exception>
    public static async Task<Output> Run(string program, string[] arguments, TimeSpan limit, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(limit);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        using var process = Start(program, arguments);
        if (process is null)
            return new Output(-1, "", $"{program} cannot be started");
        process.StandardInput.Close();
        var output = Text(process.StandardOutput.BaseStream, both.Token);
        var errors = Text(process.StandardError.BaseStream, both.Token);
        try
        {
            await Task.WhenAll(output, errors, process.WaitForExitAsync(both.Token));
            var (text, trouble) = (await output, await errors);
            return new Output(process.ExitCode, text + trouble, trouble);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Output(-1, "", FormattableString.Invariant($"{program} did not end within {limit.TotalSeconds:0.#} s"));
        }
        finally
        {
            Kill(process);
        }
    }

    private static Process? Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // It ended meanwhile.
        }
    }

    private static async Task<string> Text(Stream stream, CancellationToken cancellation)
    {
        var text = new MemoryStream();
        var buffer = new byte[8 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation)) > 0; )
        {
            if (text.Length < MostOutput)
                text.Write(buffer, 0, read);
        }
        return Encoding.UTF8.GetString(text.ToArray());
    }
}
