using System.Collections.Immutable;
using System.Text.Json;
using Compliance.Model.Requests;
using Compliance.Reference.Sender;

namespace Compliance.Torture;

/// <summary>The reference sender with the lanes of a file.</summary>
internal static class TorturedSender
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Downtime = TimeSpan.FromMilliseconds(500);
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web) { AllowTrailingCommas = true };

    /// <summary>Runs until it is killed or its habit ends it.</summary>
    public static async Task<int> Run(string file, Habit habit) => await Misbehaviour.Begin(habit) ?? await Send(Lanes(file), habit);

    private static async Task<int> Send(ImmutableArray<SenderLane> lanes, Habit habit)
    {
        Console.WriteLine("ready");
        if (habit == Habit.Slow)
            await Task.Delay(Late);
        var behaviour =
            habit == Habit.Closing ? SenderBehaviour.Reference with { Connection = c => new ClosingStream(c) } : SenderBehaviour.Reference;
        var sender = await ReferenceSender.Start(lanes, behaviour, CancellationToken.None);
        if (habit == Habit.Die)
        {
            await Refused(sender);
            Environment.FailFast("crash on purpose in the middle of the run");
        }

        if (habit == Habit.Restart)
        {
            await Refused(sender);
            await sender.DisposeAsync();
            await Task.Delay(Downtime);
            sender = await ReferenceSender.Start(lanes, SenderBehaviour.Reference, CancellationToken.None);
        }

        await using (sender)
            return await Misbehaviour.Stay();
    }

    // It ends while refused data waits for its next attempt: its log has told of the first failure.
    private static async Task Refused(ReferenceSender sender)
    {
        while (sender.LogTail(1).Length == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(5));
    }

    private static ImmutableArray<SenderLane> Lanes(string file) =>
        [.. JsonSerializer.Deserialize<Lane[]>(File.ReadAllText(file), Names)!.Select(l => l.Configured)];

    /// <summary>A lane as the template of the tests writes it.</summary>
    private sealed record Lane(string Name, Uri Write, Uri Scrape, Uri Discovery, bool V2, bool CustomBuckets, Header[] Headers)
    {
        public SenderLane Configured =>
            new(Name, Write, Scrape, Discovery, V2, [.. Headers.Select(h => new HeaderLine(h.Name, h.Value))], CustomBuckets);
    }

    private sealed record Header(string Name, string Value);
}
