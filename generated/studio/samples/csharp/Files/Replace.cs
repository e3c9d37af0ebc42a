using System;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;

public class Program
{
    public static async Task Main()
    {
        using (var client = new HttpClient())
        using (var request = new HttpRequestMessage(
            new HttpMethod("PUT"),
            "https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001/content"))
        {
            request.Headers.TryAddWithoutValidation("X-Studio-Key", (Environment.GetEnvironmentVariable("STUDIO_ACCOUNT_API_KEY") ?? throw new Exception("STUDIO_ACCOUNT_API_KEY is not set")));
            request.Content = new StreamContent(File.OpenRead("example.bin"));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/octet-stream");
            using (var response = await client.SendAsync(request))
            {
                Console.WriteLine(await response.Content.ReadAsStringAsync());
                response.EnsureSuccessStatusCode();
            }
        }
    }
}
