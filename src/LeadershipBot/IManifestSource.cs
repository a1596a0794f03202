namespace LeadershipBot;

/// <summary>Where the bot will be: reached at an https address, or connecting out by itself.</summary>
/// <param name="Host">The public address, as <c>https://bot.example.com</c>; null where nothing has to reach us.</param>
/// <param name="Socket">True when the platform is reached over a connection that we open.</param>
/// <param name="AppId">The app's id on the platform, where it has to be known before the manifest is written.</param>
public sealed record ManifestRequest(Uri? Host, bool Socket, string? AppId = null);

/// <summary>What is uploaded instead of a text: a file and its usual name.</summary>
public sealed record ManifestPackage(string FileName, ReadOnlyMemory<byte> Bytes);

/// <summary>One thing that an app's manifest asks for: why, and what is missing without it.</summary>
public sealed record ManifestReason(string What, string Why, string Without);

/// <summary>
/// Writes the manifest from which an operator makes the app on a platform, and explains it. It asks for exactly what the code
/// uses. Collected by the container, whether or not the platform is enabled yet.
/// </summary>
public interface IManifestSource
{
    /// <summary>Lower-case name, as typed: <c>manifest slack</c>.</summary>
    string Platform { get; }

    Outcome<string> Write(ManifestRequest request);

    /// <summary>The file that the platform wants; null where it takes the text of <see cref="Write"/>.</summary>
    Outcome<ManifestPackage>? Pack(ManifestRequest request) => null;

    IReadOnlyList<ManifestReason> Reasons { get; }
}
