namespace LeadershipBot.Host.Doctor;

internal static class DoctorModule
{
    public static IServiceCollection AddDoctor(this IServiceCollection services)
    {
        services.AddHttpClient();
        services.AddSingleton<Examination>();
        services.AddSingleton<IDoctorCheck, DatabaseCheck>();
        services.AddSingleton<IDoctorCheck, SchemaCheck>();
        services.AddSingleton<IDoctorCheck, DiskSpaceCheck>();
        services.AddSingleton<IDoctorCheck, ClockCheck>();
        services.AddSingleton<IDoctorCheck, TimeZoneCheck>();
        services.AddSingleton<IDoctorCheck, DeliveryCheck>();
        services.AddSingleton<IDoctorCheck, AddressCheck>();
        services.AddSingleton<IDoctorCheck, RolesCheck>();
        services.AddSingleton<IDoctorCheck, PilotCheck>();
        services.AddSingleton<IDoctorCheck, PilotGroupCheck>();
        services.AddSingleton<IDoctorCheck, WebAddressCheck>();
        services.AddSingleton<IDoctorCheck, SecretsCheck>();
        return services;
    }
}
