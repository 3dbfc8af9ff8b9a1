using Compliance.Model.Evidence;
using Compliance.Model.Responses;

namespace Compliance.Running.Sending.Mock;

/// <summary>A request that has arrived and waits for its answer.</summary>
/// <param name="Place">Its place in the lane's log; -1 when it is only counted.</param>
/// <param name="Exchange">What is known of it.</param>
/// <param name="Rule">The rule that answers it.</param>
internal sealed record OpenExchange(int Place, Exchange Exchange, ResponseScript Rule);
