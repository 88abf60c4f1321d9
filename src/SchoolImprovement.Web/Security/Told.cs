using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Mail;

namespace SchoolImprovement.Web.Security;

/// <summary>Mails that tell the owner of an account what was changed in it, so that a stranger's change does not stay unseen.</summary>
public static class Told
{
    public static Letter PasswordChanged(AppUser user) => Tell(user, "Your password was changed", "The password of your account in School Improvement was changed.");

    public static Letter AppStarted(AppUser user) => Tell(user, "An authenticator app was set up", "School Improvement now asks for the code of an authenticator app after your password.");

    public static Letter AppStopped(AppUser user) => Tell(user, "Your authenticator app is no longer asked for", "School Improvement no longer asks for the code of your authenticator app.");

    public static Letter SecondFactorReset(AppUser user) => Tell(user, "Your second factor was reset", "A trust administrator reset the second factor of your account in School Improvement. You sign in with your password, and can then set up an authenticator app or a passkey again.");

    public static Letter PasskeyAdded(AppUser user) => Tell(user, "A passkey was added", "A passkey was added to your account in School Improvement.");

    private static Letter Tell(AppUser user, string subject, string what) => new(user.Email!, subject, $"""
        Dear {user.DisplayName},

        {what}

        If this was you, you need do nothing. If not, choose a new password now with “I can’t sign in” on the sign-in page, and tell your trust administrator.
        """);
}
