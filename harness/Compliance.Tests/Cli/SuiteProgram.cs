using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Compliance.Tests.Cli;

/// <summary>The built <c>prw-compliance</c>, run as a user runs it: another process, another working directory.</summary>
internal sealed class SuiteProgram : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Path of the program beside the tests.</summary>
    public static string Dll { get; } = Beside("prw-compliance.dll");

    /// <summary>Path of the program with bad habits.</summary>
    public static string TortureDll { get; } = Beside("prw-torture.dll");

    /// <summary>Working directory of the runs; results are below <c>out/</c>.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("prw-test-cli-").FullName;

    /// <summary>Variables of the runs beside those of the tests.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs to the end.</summary>
    public async Task<Ended> Run(params string[] arguments)
    {
        using var running = Start(arguments);
        return await running.End();
    }

    /// <summary>Starts without waiting.</summary>
    public Running Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsLinux() ? "env" : "dotnet")
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        // Whoever runs the tests in the background of a shell has Ctrl-C ignored, and so would every program they start.
        string[] program = OperatingSystem.IsLinux() ? ["--default-signal=INT", "dotnet", Dll] : [Dll];
        foreach (var argument in program.Concat(arguments))
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return new Running(process);
    }

    /// <summary>Writes a file below the working directory.</summary>
    public string Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    /// <summary>The text of a file below the working directory.</summary>
    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, true);
    }

    private static string Beside(string name) => Path.Combine(TestContext.CurrentContext.TestDirectory, name);

    /// <summary>How a run ended.</summary>
    internal sealed record Ended(int Code, string Output, string Errors)
    {
        /// <summary>Everything it said.</summary>
        public string All => Output + Errors;
    }

    /// <summary>A run that goes on.</summary>
    internal sealed class Running(Process process) : IDisposable
    {
        private const int SigInt = 2;
        private readonly Task<string> errors = process.StandardError.ReadToEndAsync();

        /// <summary>Process id.</summary>
        public int Pid => process.Id;

        /// <summary>Waits for its end.</summary>
        public async Task<Ended> End()
        {
            var output = process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(Limit);
            return new Ended(process.ExitCode, await output, await errors);
        }

        /// <summary>The next line that it prints, or null at the end.</summary>
        public Task<string?> Line() => process.StandardOutput.ReadLineAsync().WaitAsync(Limit);

        /// <summary>Stops listening, as <c>head</c> does.</summary>
        public void CloseOutput() => process.StandardOutput.Close();

        /// <summary>Waits for its end without reading what it prints.</summary>
        public async Task<int> Code()
        {
            await process.WaitForExitAsync().WaitAsync(Limit);
            return process.ExitCode;
        }

        /// <summary>Ctrl-C.</summary>
        public void Interrupt() => _ = Signal(process.Id, SigInt);

        /// <summary>kill -9, of the suite alone.</summary>
        public void Kill() => process.Kill();

        /// <inheritdoc/>
        public void Dispose()
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            process.Dispose();
        }

        [DllImport("libc", EntryPoint = "kill")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int Signal(int pid, int signal);
    }
}
