using LeadershipBot.Host.Verbs;

return await Cli.RunAsync(args, Console.Out, Console.Error);
