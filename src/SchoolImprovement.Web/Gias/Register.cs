namespace SchoolImprovement.Web.Gias;

/// <summary>The national register of schools, for the app's start.</summary>
public static class Register
{
    public static void AddRegister(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ImportFiles>();
        builder.Services.AddSingleton<RegisterReader>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RegisterReader>());
    }
}
