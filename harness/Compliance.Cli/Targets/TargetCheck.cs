using System.Collections.Immutable;
using System.Globalization;
using Compliance.Cli.Run;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Targets;
using Compliance.Running.Launching;
using Compliance.Running.Receiving;
using Compliance.Running.Receiving.ReadBack;
using Compliance.Running.Sending;

namespace Compliance.Cli.Targets;

/// <summary>Starts a target, does one round trip, and says what is missing before it can be judged.</summary>
/// <param name="job">The target in one role; its cases are not run.</param>
/// <param name="output">Takes a line per finding.</param>
internal sealed class TargetCheck(RunJob job, TextWriter output)
{
    private const string PageCaseV2 = "sender/protocol/request";
    private const string PageCaseV1 = "sender/v1/request";
    private int missing;

    /// <summary>Whether nothing is missing that a run needs.</summary>
    /// <exception cref="TargetException">It could not be started.</exception>
    public async Task<bool> Run(CancellationToken cancellation)
    {
        await (job.Role == Role.Receiver ? Receiver(cancellation) : Sender(cancellation));
        output.WriteLine(
            missing == 0
                ? $"{job.Target.Name} can be judged as {Word(job.Role)}."
                : string.Create(CultureInfo.InvariantCulture, $"{missing} things are missing before {job.Target.Name} can be judged well.")
        );
        return missing == 0;
    }

    private async Task Receiver(CancellationToken cancellation)
    {
        await using var sink = await ReceiverPipeline.Sink(job, cancellation);
        var launch = ReceiverPipeline.Launch(job) with { Sink = sink?.Address };
        var started = job.Time.GetTimestamp();
        await using var instance = await job.Launcher.Start(launch, cancellation);
        Started(instance.Via, instance.Version, job.Time.GetElapsedTime(started));
        var target = job.Target.At(instance.Version.Length > 0 ? instance.Version : job.Version);
        var plan = new ReceiverPlan
        {
            Cases = [],
            Reads = (_, _) => [],
            Setup = target.Receiver!,
            Launch = launch,
            Sink = sink,
            Tag = job.Expansion.Context.Tag("check"),
            Message = ReceiverPipeline.Message(target),
        };
        var run = await new ReceiverRunner(job.Launcher, job.Time).Run(plan, instance, job.Log, cancellation);
        if (run.Preflight is not { } seen)
        {
            Missing($"no connection to {instance.Write}: check receiver.write");
            return;
        }
        Message(seen.Message, seen.Plain, seen.PlainRead, target);
        if (seen.OtherPlain is { } other)
            Message(PreflightOther(seen.Message), other, seen.OtherPlainRead, target);
        if (seen.RandomPath.Accepted)
            Missing("a path that nobody serves is answered 2xx too, so no 2xx of it proves anything: check the path of receiver.write");
        if (target.Receiver!.Read.IsEmpty)
            Note("no receiver.read: what is stored can't be looked at, and only answers are judged");
    }

    private void Message(MessageKind message, Exchange exchange, ReadResult? read, TargetDescriptor target)
    {
        var (name, capability) = message == MessageKind.V2 ? ("2.0", "message.v2") : ("1.0", "message.v1");
        var declared = target.Capabilities.GetValueOrDefault(capability, Capability.Yes) != Capability.No;
        var stored = read is { Failure.Length: 0 } && read.Series.Any(s => !s.Samples.IsEmpty);
        var answer = exchange.Answer == AnswerKind.Answered ? $"answered {exchange.Status}" : $"not answered ({exchange.Trouble})";
        var readBack =
            read is null ? ""
            : read.Failure.Length > 0 ? $", {read.Failure}"
            : stored ? ", and its sample was read back"
            : ", but its sample could not be read back";
        var line = $"a plain {name} message was {answer}{readBack}";
        var works = exchange.Accepted && (read is null || stored);
        if (declared == works)
            Note(line);
        else if (declared)
            Missing($"{line}: check receiver.write, receiver.headers, receiver.read and receiver.settle, or say {capability}: no");
        else
            Missing($"{line}: it has {capability}, so say {capability}: yes");
    }

    private async Task Sender(CancellationToken cancellation)
    {
        var clock = new Running.Sending.RunClock(job.Time);
        var via = await Launcher.Choose(job.Target, job.Version, job.Via, cancellation);
        var target = await SenderPipeline.AtItsVersion(job, via, cancellation);
        var v2 = target.Capabilities.GetValueOrDefault("message.v2", Capability.Yes) != Capability.No;
        var plan = new SenderPlan
        {
            Cases = [PageCase(v2 ? PageCaseV2 : PageCaseV1)],
            Target = target,
            Version = job.Version,
            Via = via,
            Folder = job.Scratch,
            Mock = SenderPipeline.Mock(via),
        };
        var runner = new SenderRunner(job.Launcher, job.Log, clock);
        var run = await runner.Run(plan, lane => lane.Exchanges.Any(HasData), cancellation);
        var (process, lane) = (runner.Processes[0], run.Lanes[0]);
        Started(process.Via, process.Version, null);
        if (lane.Scrapes.IsEmpty && target.Capabilities.GetValueOrDefault("scrapes", Capability.Yes) != Capability.No)
            Missing("it never asked for the page: check its scrape configuration in the template, or say scrapes: no");
        else
            Note(string.Create(CultureInfo.InvariantCulture, $"it asked for the page {lane.Scrapes.Length} times"));
        if (lane.Exchanges.FirstOrDefault(HasData) is { } first)
            Note(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"its first request with data came {first.SentAt.TotalSeconds:0.0} s after the start"
                )
            );
        else
            Missing(Silent(lane, process));
    }

    private SenderCase PageCase(string id) => job.Library.Sender(job.Library.Cases.First(c => c.Id == id), job.Expansion.Context);

    private static string Silent(LaneTranscript lane, ProcessReport process)
    {
        var came = string.Create(CultureInfo.InvariantCulture, $"{lane.Exchanges.Length} requests came");
        var why = lane.EndedBecause.Length > 0 ? $" ({lane.EndedBecause.Split('\n')[0]})" : "";
        var log = process.LogTail.Length > 0 ? $"\n--- last lines of its log\n{process.LogTail}" : "";
        return $"no request with data of its page came{why}, {came}: check the write URL in the template and sender.first-write{log}";
    }

    private static bool HasData(Exchange exchange) => exchange.Decoded is { } body && body.Series.Any(s => !s.Samples.IsEmpty);

    private static MessageKind PreflightOther(MessageKind message) => message == MessageKind.V2 ? MessageKind.V1 : MessageKind.V2;

    private void Started(string via, string version, TimeSpan? took)
    {
        Note(
            took is { } time
                ? string.Create(CultureInfo.InvariantCulture, $"started as {via}, ready after {time.TotalSeconds:0.0} s")
                : $"started as {via}"
        );
        if (version.Length > 0)
            Note($"it says that it is version {version}");
        else if (via != "endpoint")
            output.WriteLine("hint     its version could not be read: results carry the one asked for; check 'version' in target.yaml");
    }

    private void Note(string said) => output.WriteLine($"ok       {said}");

    private void Missing(string said)
    {
        missing++;
        output.WriteLine($"missing  {said}");
    }

    private static string Word(Role role) => role == Role.Sender ? "sender" : "receiver";
}
