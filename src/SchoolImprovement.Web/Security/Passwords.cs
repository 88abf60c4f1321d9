using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace SchoolImprovement.Web.Security;

/// <summary>What a password must be, in the words of the screen.</summary>
public sealed class Passwords : IdentityErrorDescriber
{
    /// <summary>Longest password: hashing longer ones would only cost time.</summary>
    public const int Longest = 200;

    public const string TooLong = "Use at most 200 characters";

    public const string Hint = "At least 12 characters. Three or four words that do not belong together are easy to remember and hard to guess.";

    public override IdentityError PasswordTooShort(int length) => Say(nameof(PasswordTooShort), $"Use at least {length} characters");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Say(nameof(PasswordRequiresUniqueChars), $"Use at least {uniqueChars} different characters");

    public override IdentityError PasswordMismatch() => Say(nameof(PasswordMismatch), "This is not your present password");

    public override IdentityError InvalidToken() => Say(nameof(InvalidToken), "This link has ended. Ask for a new one");

    public override IdentityError DuplicateUserName(string userName) => DuplicateEmail(userName);

    public override IdentityError DuplicateEmail(string email) => Say(nameof(DuplicateEmail), "There is an account with this e-mail address already");

    private static IdentityError Say(string code, string sentence) => new() { Code = code, Description = sentence };
}

public static class IdentityResults
{
    /// <summary>Puts what the account rules say at a field; true when they say nothing.</summary>
    public static bool Succeeded(this IdentityResult result, ModelStateDictionary state, string field)
    {
        // One sentence at a time, and never the same twice: a taken address is refused both as name and as address.
        foreach (var sentence in result.Errors.Select(e => e.Description).Distinct())
        {
            state.AddModelError($"Input.{field}", sentence);
        }

        return result.Succeeded;
    }
}
