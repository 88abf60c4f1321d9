using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SchoolImprovement.Web.Tests.Support;

/// <summary>Somebody at a browser without JavaScript: fetches pages, fills in the forms that are there and sends them.</summary>
public sealed class Visitor : IDisposable
{
    private readonly AppFactory _app;
    private readonly HttpClient _http;
    private readonly CookieJar _jar;

    public Visitor(AppFactory app, IReadOnlyDictionary<string, string>? cookies = null)
    {
        _app = app;
        _jar = new CookieJar(cookies);
        _http = app.CreateDefaultClient(_jar);
    }

    public IReadOnlyDictionary<string, string> Cookies => _jar.Cookies;

    /// <summary>For requests that no form makes.</summary>
    public HttpClient Http => _http;

    public void Dispose() => _http.Dispose();

    /// <summary>Fetches an address as it is: a redirect is what came back.</summary>
    public async Task<Seen> AskAsync(string address) => await ReadAsync(await _http.GetAsync(address));

    /// <summary>Opens an address and follows where it leads.</summary>
    public async Task<Seen> OpenAsync(string address) => await FollowAsync(await AskAsync(address));

    /// <summary>Fills in the form that has this button and presses it; follows where it leads.</summary>
    /// <param name="page">The page with the form.</param>
    /// <param name="button">The words on the button (or its aria-label).</param>
    /// <param name="fields">By the field's label, its name, or its name without "Input.". A list chooses by words or value; a tick box takes "true" or "false"; a file takes a <see cref="TestFile"/>.</param>
    public async Task<Seen> SubmitAsync(Seen page, string button, Dictionary<string, object?>? fields = null) => await FollowAsync(await SendAsync(page, button, fields));

    /// <summary>The same, but what came back is given as it is.</summary>
    public async Task<Seen> SendAsync(Seen page, string button, Dictionary<string, object?>? fields = null)
    {
        var pressed = page.Document.QuerySelectorAll("button, input[type=submit]").FirstOrDefault(b => (b.GetAttribute("type") ?? "submit") == "submit" && (Seen.Words(b) == button || b.GetAttribute("aria-label") == button || b.GetAttribute("value") == button))
            ?? throw new InvalidOperationException($"{page.Address} has no button “{button}”. It has: {string.Join(" | ", page.Document.QuerySelectorAll("button").Select(Seen.Words))}\n{page.Text}");
        var form = FormOf(page, pressed);
        foreach (var (key, value) in fields ?? [])
        {
            Fill(page, form, key, value);
        }

        var request = new HttpRequestMessage(HttpMethod.Parse(pressed.GetAttribute("formmethod") ?? form.GetAttribute("method") ?? "get"), new Uri(new Uri("http://localhost" + page.Address), pressed.GetAttribute("formaction") ?? form.GetAttribute("action") ?? page.Address));
        var values = Values(form, pressed);
        var files = (fields ?? []).Where(f => f.Value is TestFile).ToDictionary(f => f.Key, f => (TestFile)f.Value!);
        if (request.Method == HttpMethod.Get)
        {
            request.RequestUri = new Uri($"{request.RequestUri!.GetLeftPart(UriPartial.Path)}?{await new FormUrlEncodedContent(values).ReadAsStringAsync()}");
        }
        else if (form.GetAttribute("enctype") == "multipart/form-data")
        {
            var content = new MultipartFormDataContent();
            foreach (var (name, value) in values)
            {
                content.Add(new StringContent(value), name);
            }

            foreach (var (key, file) in files)
            {
                content.Add(new StreamContent(file.Open()), Field(page, form, key)[0].GetAttribute("name")!, file.Name);
            }

            request.Content = content;
        }
        else
        {
            request.Content = new FormUrlEncodedContent(values);
        }

        return await ReadAsync(await _http.SendAsync(request));
    }

    /// <summary>Posts fields to an address with the token of some page of this visitor, as a script of ours would.</summary>
    public async Task<Seen> PostAsync(Seen tokenFrom, string address, Dictionary<string, string> fields)
    {
        var token = tokenFrom.Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value");
        return await ReadAsync(await _http.PostAsync(address, new FormUrlEncodedContent(token is null ? fields : new(fields) { ["__RequestVerificationToken"] = token })));
    }

    /// <summary>Signs in through the sign-in page.</summary>
    public async Task<Seen> SignInAsync(TestPerson person)
    {
        var page = await OpenAsync("/account/sign-in");
        var button = page.Document.QuerySelectorAll("form").First(f => f.QuerySelector("[name='Input.Password']") is not null).QuerySelector("button[type=submit], button:not([type])")!;
        var after = await SubmitAsync(page, Seen.Words(button)!, new() { ["Input.Email"] = person.Email, ["Input.Password"] = TestWorld.Password });
        if (!Cookies.ContainsKey("si"))
        {
            throw new InvalidOperationException($"{person.Email} could not sign in: {after} {after.Text}");
        }

        return after;
    }

    /// <summary>A page that breaks breaks the test, with what it broke on.</summary>
    private async Task<Seen> ReadAsync(HttpResponseMessage response)
    {
        var seen = await Seen.ReadAsync(response);
        return seen.Status != HttpStatusCode.InternalServerError ? seen : throw new InvalidOperationException($"{seen} broke: {_app.Log.LastException?.Message}", _app.Log.LastException);
    }

    private async Task<Seen> FollowAsync(Seen seen)
    {
        for (var hops = 0; seen.Location is { } to && hops < 8; hops++)
        {
            seen = await AskAsync(new Uri(new Uri("http://localhost" + seen.Address), to).PathAndQuery);
        }

        return seen;
    }

    private static IElement FormOf(Seen page, IElement pressed) =>
        (pressed.GetAttribute("form") is { } id ? page.Document.GetElementById(id) : pressed.Closest("form")) ?? throw new InvalidOperationException($"The button on {page.Address} belongs to no form.");

    /// <summary>The field or fields (radio buttons, tick boxes) that a key names.</summary>
    private static List<IElement> Field(Seen page, IElement form, string key)
    {
        var all = Elements(form).Where(e => e.GetAttribute("name") is { Length: > 0 }).ToList();
        var named = all.Where(e => e.GetAttribute("name") == key || e.GetAttribute("name") == "Input." + key).ToList();
        if (named.Count == 0)
        {
            var label = page.Document.QuerySelectorAll("label").Where(l => Seen.Words(l) == key || Seen.Words(l)!.StartsWith(key + " (", StringComparison.Ordinal)).Select(l => l.GetAttribute("for"))
                .FirstOrDefault(id => all.Any(e => e.Id == id));
            named = all.Where(e => e.Id is { } id && id == label).ToList();
        }

        return named.Count > 0 ? named : throw new InvalidOperationException($"The form on {page.Address} has no field “{key}”. It has: {string.Join(", ", all.Select(e => e.GetAttribute("name")).Distinct())}");
    }

    private static IEnumerable<IElement> Elements(IElement form) =>
        form.Owner!.QuerySelectorAll("input, select, textarea").Where(e => e.GetAttribute("form") is { } id ? id == form.Id : form.Contains(e));

    private static void Fill(Seen page, IElement form, string key, object? value)
    {
        if (value is TestFile)
        {
            return;
        }

        var text = value switch { null => "", DateOnly day => day.ToString("yyyy-MM-dd"), bool yes => yes ? "true" : "false", IFormattable f => f.ToString(null, System.Globalization.CultureInfo.InvariantCulture), _ => value.ToString()! };
        var fields = Field(page, form, key);
        switch (fields[0])
        {
            case IHtmlSelectElement select:
                var option = select.Options.FirstOrDefault(o => o.Value == text) ?? select.Options.FirstOrDefault(o => Seen.Words(o) == text)
                    ?? throw new InvalidOperationException($"“{key}” on {page.Address} does not offer “{text}”. It offers: {string.Join(" | ", select.Options.Select(o => o.Text))}");
                foreach (var each in select.Options)
                {
                    each.IsSelected = each == option;
                }

                break;
            case IHtmlTextAreaElement area:
                area.Value = text;
                break;
            case IHtmlInputElement { Type: "radio" }:
                var chosen = fields.OfType<IHtmlInputElement>().FirstOrDefault(r => r.Value == text || page.Document.QuerySelectorAll("label").Any(l => l.GetAttribute("for") == r.Id && Seen.Words(l) == text))
                    ?? throw new InvalidOperationException($"“{key}” on {page.Address} does not offer “{text}”.");
                foreach (var each in fields.OfType<IHtmlInputElement>())
                {
                    each.IsChecked = each == chosen;
                }

                break;
            case IHtmlInputElement { Type: "checkbox" }:
                var boxes = fields.OfType<IHtmlInputElement>().Where(b => b.Type == "checkbox").ToList();
                var box = boxes.Count > 1 ? boxes.First(b => b.Value == text) : boxes[0];
                box.IsChecked = boxes.Count > 1 || text is "true" or "on";
                break;
            case IHtmlInputElement input:
                input.Value = text;
                break;
        }
    }

    private static List<KeyValuePair<string, string>> Values(IElement form, IElement pressed)
    {
        var values = new List<KeyValuePair<string, string>>();
        foreach (var element in Elements(form).Where(e => e.GetAttribute("name") is { Length: > 0 } && !e.HasAttribute("disabled") && e.Closest("fieldset[disabled]") is null))
        {
            var name = element.GetAttribute("name")!;
            switch (element)
            {
                case IHtmlSelectElement select:
                    var chosen = select.Options.Where(o => o.IsSelected).ToList();
                    values.AddRange((chosen.Count > 0 || select.IsMultiple ? chosen : select.Options.Take(1)).Select(o => KeyValuePair.Create(name, o.Value)));
                    break;
                case IHtmlTextAreaElement area:
                    values.Add(new(name, area.Value.ReplaceLineEndings("\r\n")));
                    break;
                case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                    if (box.IsChecked)
                    {
                        values.Add(new(name, box.HasAttribute("value") ? box.Value : "on"));
                    }

                    break;
                case IHtmlInputElement { Type: "file" or "submit" or "button" or "reset" or "image" }:
                    break;
                case IHtmlInputElement input:
                    values.Add(new(name, input.Value));
                    break;
            }
        }

        if (pressed.GetAttribute("name") is { Length: > 0 } pressedName)
        {
            values.Add(new(pressedName, pressed.GetAttribute("value") ?? ""));
        }

        return values;
    }
}

/// <summary>A file for a file field.</summary>
public sealed record TestFile(string Name, Func<Stream> Open)
{
    public TestFile(string name, string content)
        : this(name, () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)))
    {
    }
}
