using Compliance.Cli.Verbs;
using Compliance.Model;

namespace Compliance.Cli;

/// <summary>Turns exceptions into a sentence that names who must act, and an exit code.</summary>
internal static class Entry
{
    /// <summary>Runs the verb that the arguments name.</summary>
    public static async Task<int> Run(string[] args)
    {
        try
        {
            return await CommandLine.Run(args);
        }
        catch (CaseFileException e)
        {
            return Failed(ExitCodes.Usage, e.Message);
        }
        catch (UsageException e)
        {
            return Failed(ExitCodes.Usage, e.Message);
        }
        catch (TargetException e)
        {
            return Failed(ExitCodes.Failed, e.LogTail.Length > 0 ? $"{e.Message}\n--- last lines of its log\n{e.LogTail}" : e.Message);
        }
        catch (OperationCanceledException)
        {
            return Failed(ExitCodes.Failed, "interrupted");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failed(ExitCodes.Failed, $"a file cannot be read or written: {e.Message}");
        }
        catch (Exception e)
        {
            return Failed(ExitCodes.Failed, $"this is a bug of the suite, please report it: {e}");
        }
    }

    private static int Failed(int code, string said)
    {
        Console.Error.WriteLine($"prw-compliance: {said}");
        return code;
    }
}
