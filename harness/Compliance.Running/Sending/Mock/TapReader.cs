using System.IO.Pipelines;

namespace Compliance.Running.Sending.Mock;

/// <summary>A transport's reader that tells a recorder what is read through it.</summary>
internal sealed class TapReader(PipeReader inner, HeadRecorder recorder) : PipeReader
{
    private ReadResult last;

    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
        Seen(await inner.ReadAsync(cancellationToken));

    public override bool TryRead(out ReadResult result)
    {
        if (!inner.TryRead(out result))
            return false;
        Seen(result);
        return true;
    }

    public override void AdvanceTo(SequencePosition consumed)
    {
        recorder.Consumed(last.Buffer, consumed);
        inner.AdvanceTo(consumed);
    }

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        recorder.Consumed(last.Buffer, consumed);
        inner.AdvanceTo(consumed, examined);
    }

    public override void CancelPendingRead() => inner.CancelPendingRead();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

    private ReadResult Seen(ReadResult result)
    {
        last = result;
        recorder.Seen(result.Buffer);
        return result;
    }
}
