using System.Globalization;
using LeadershipBot.Crashing;

// Either the whole product with its business clock ahead, for tests from outside; or the core as it runs in the product, in a
// process that may be killed at any instant. See Courses/CrashCourse for who kills it.
if (args is ["serve-ahead", var minutes])
    await AheadServe.RunAsync(TimeSpan.FromMinutes(int.Parse(minutes, CultureInfo.InvariantCulture)));
else
    await CrashableApp.RunAsync(CrashableSetup.Read(args));
