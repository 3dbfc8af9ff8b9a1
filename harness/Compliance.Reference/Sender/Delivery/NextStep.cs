namespace Compliance.Reference.Sender.Delivery;

/// <summary>What is done after a reply.</summary>
internal enum NextStep
{
    /// <summary>The batch is delivered.</summary>
    Done,

    /// <summary>The batch can never succeed and is dropped.</summary>
    Drop,

    /// <summary>The same batch is sent again after a pause.</summary>
    Retry,

    /// <summary>The same batch, and everything after it, is sent as the message of 1.0.</summary>
    FallBack,
}
