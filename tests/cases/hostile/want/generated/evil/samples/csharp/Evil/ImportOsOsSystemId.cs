using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;

public class Program
{
    public static async Task Main()
    {
        using (var client = new HttpClient())
        using (var request = new HttpRequestMessage(
            new HttpMethod("POST"),
            "https://evil.example.com/a'b$(id)/a'b%22/..%2F%27%22%0A%24%28id%29/%60id%60/$HOME?q%26a%3D1%23=a%26b%3Dc%20d%23%2B%25"))
        {
            request.Content = new StringContent(@"{
  ""it's \""q\"""": ""'; id; '\n\""\""\"" \\ $(id) `id` ${id} </script>\u2028\u0000"",
  ""__proto__"": ""</pre>"",
  ""__class__"": [
    null,
    true,
    1e+100,
    -0.0,
    ""😀""
  ]
}");
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; a=\"b'c\"");
            using (var response = await client.SendAsync(request))
            {
                Console.WriteLine(await response.Content.ReadAsStringAsync());
                response.EnsureSuccessStatusCode();
            }
        }
    }
}
