using System.Globalization;
using Compliance.Torture;

// prw-torture receiver PORT HABIT | prw-torture sender LANES.json HABIT
if (args is not [var role and ("receiver" or "sender"), var where, var name] || !Enum.TryParse<Habit>(name, out var habit))
{
    Console.Error.WriteLine(
        $"prw-torture receiver PORT HABIT | sender LANES.json HABIT; habits: {string.Join(' ', Enum.GetNames<Habit>())}"
    );
    return 2;
}

return role == "receiver"
    ? await TorturedReceiver.Run(int.Parse(where, NumberStyles.None, CultureInfo.InvariantCulture), habit)
    : await TorturedSender.Run(where, habit);
