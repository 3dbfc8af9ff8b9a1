using System.Net;
using System.Net.Sockets;
using Compliance.Reference.Receiver;

namespace Compliance.Torture;

/// <summary>The reference receiver behind a front that passes bytes on and keeps the habits.</summary>
internal sealed class TorturedReceiver(int port, Habit habit) : IDisposable
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Downtime = TimeSpan.FromMilliseconds(500);

    // Late enough that the exchanges before the cases are over, early enough that most cases are not.
    private const int Trouble = 25;
    private int answers;
    private CancellationTokenSource life = new();

    /// <summary>Runs until it is killed or its habit ends it.</summary>
    public static async Task<int> Run(int port, Habit habit)
    {
        if (await Misbehaviour.Begin(habit) is { } code)
            return code;
        using var receiver = new TorturedReceiver(port, habit);
        return await receiver.Serve();
    }

    /// <inheritdoc/>
    public void Dispose() => life.Dispose();

    private async Task<int> Serve()
    {
        _ = Task.Run(Lives);
        return await Misbehaviour.Stay();
    }

    private async Task Lives()
    {
        while (true)
        {
            life = new CancellationTokenSource();
            await using (var receiver = await ReferenceReceiver.Start(ReceiverBehaviour.Reference, CancellationToken.None))
                await Life(receiver.Read);
            await Task.Delay(Downtime);
        }
    }

    private async Task Life(Uri behind)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        try
        {
            while (true)
                _ = Connection(await listener.AcceptTcpClientAsync(life.Token), behind, life.Token);
        }
        catch (OperationCanceledException)
        {
            // This life is over.
        }
    }

    private async Task Connection(TcpClient client, Uri behind, CancellationToken end)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(behind.Host, behind.Port, end);
                await Task.WhenAny(
                    client.GetStream().CopyToAsync(server.GetStream(), end),
                    Answers(server.GetStream(), client.GetStream(), end)
                );
            }
            catch (Exception over) when (over is IOException or SocketException or OperationCanceledException)
            {
                // Either side has closed, or the program plays dead.
            }
        }
    }

    private async Task Answers(NetworkStream from, NetworkStream to, CancellationToken end)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await from.ReadAsync(buffer, end)) > 0; )
        {
            if (!await Passes(Interlocked.Increment(ref answers), end))
                return;
            await to.WriteAsync(buffer.AsMemory(0, read), end);
        }
    }

    /// <summary>What the habit does when an answer is due; false closes the connection instead.</summary>
    private async Task<bool> Passes(int answer, CancellationToken end)
    {
        switch (habit)
        {
            case Habit.Slow:
                await Task.Delay(Late, end);
                return true;
            case Habit.Die when answer == Trouble:
                Environment.FailFast("crash on purpose in the middle of the run");
                return false;
            case Habit.Restart when answer == Trouble:
                await life.CancelAsync();
                return false;
            case Habit.Closing:
                return answer % 4 != 0;
            default:
                return true;
        }
    }
}
