using LeadershipBot.Crashing;

// The core as it runs in the product, in a process that may be killed at any instant. See Courses/CrashCourse for who kills it.
await CrashableApp.RunAsync(CrashableSetup.Read(args));
