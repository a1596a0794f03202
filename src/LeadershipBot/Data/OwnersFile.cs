namespace LeadershipBot.Data;

/// <summary>Files with people's data in them are made readable by the account that runs the bot, and by nobody else.</summary>
public static class OwnersFile
{
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the directory of the file if it is not there; one that is there keeps its rights.</summary>
    public static void MakeDirectoryFor(string file)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(file))!;
        if (Directory.Exists(directory))
            return;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, File | UnixFileMode.UserExecute);
    }

    /// <summary>Makes the file, empty; one that is there is emptied.</summary>
    public static void Make(string file) => Open(file, FileMode.Create).Dispose();

    /// <summary>Opens a file for writing; if it is made, it is made for its owner.</summary>
    public static FileStream Open(string file, FileMode mode, FileShare share = FileShare.None)
    {
        var options = new FileStreamOptions
        {
            Mode = mode, Access = FileAccess.ReadWrite, Share = share, Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
            options.UnixCreateMode = File;
        return new FileStream(file, options);
    }
}
