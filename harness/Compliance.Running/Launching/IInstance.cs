using System.Collections.Immutable;

namespace Compliance.Running.Launching;

/// <summary>A running target. Disposing it ends every process and container it started.</summary>
public interface IInstance : IAsyncDisposable
{
    /// <summary>How it was launched: <c>process</c>, <c>container</c>, <c>endpoint</c> or <c>builtin</c>.</summary>
    string Via { get; }

    /// <summary>The version read from what runs; empty when it cannot be read.</summary>
    string Version { get; }

    /// <summary>Receiver: URL to write to; null for senders.</summary>
    Uri? Write { get; }

    /// <summary>Receiver: base URLs of its read-back adapters by kind.</summary>
    ImmutableDictionary<string, Uri> Read { get; }

    /// <summary>Completes with a sentence when it ends by itself; never completes for endpoints.</summary>
    Task<string> Exited { get; }

    /// <summary>Host name by which the target reaches the suite: <c>127.0.0.1</c>, or the engine's gateway name.</summary>
    string SuiteHost { get; }

    /// <summary>The last part of its log, standard output and error together.</summary>
    /// <param name="lines">Most lines to return.</param>
    string LogTail(int lines);
}
