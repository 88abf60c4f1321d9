using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SchoolImprovement.Browser.Tests.Support;

/// <summary>Waits for the address alone: Playwright's own wait for an address also waits for a load event, which may have passed already.</summary>
public static class Going
{
    /// <summary>Waits until the page is at an address that ends so.</summary>
    public static Task ComeToAsync(this IPage page, string end) => Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(end) + "$"));

    /// <summary>Waits until the page is at an address without this in it.</summary>
    public static Task LeaveAsync(this IPage page, string part) => Assertions.Expect(page).Not.ToHaveURLAsync(new Regex(Regex.Escape(part)));
}
