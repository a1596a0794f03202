using Microsoft.AspNetCore.Http.Metadata;

namespace LeadershipBot.Channels.Web.Door;

/// <summary>Tells the server to stop reading a body at the limit, whatever its headers claim.</summary>
internal sealed record RequestSizeLimitMetadata(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
