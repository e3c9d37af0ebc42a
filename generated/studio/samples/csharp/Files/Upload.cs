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
            new HttpMethod("POST"),
            "https://api.studio.example/v1/projects/prj_0001/files"))
        {
            request.Headers.TryAddWithoutValidation("X-Studio-Key", (Environment.GetEnvironmentVariable("STUDIO_ACCOUNT_API_KEY") ?? throw new Exception("STUDIO_ACCOUNT_API_KEY is not set")));
            var form = new MultipartFormDataContent();
            HttpContent part;
            part = new StreamContent(File.OpenRead("example.png"));
            part.Headers.ContentType = MediaTypeHeaderValue.Parse("image/png");
            form.Add(part, "\"file\"", "example.png");
            part = new StringContent("string");
            form.Add(part, "\"tags\"");
            part = new StringContent("{\"title\":\"string\",\"taken_at\":\"2030-01-02T03:04:05Z\",\"latitude\":0.5,\"longitude\":0.5}");
            part.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
            form.Add(part, "\"metadata\"");
            request.Content = form;
            using (var response = await client.SendAsync(request))
            {
                Console.WriteLine(await response.Content.ReadAsStringAsync());
                response.EnsureSuccessStatusCode();
            }
        }
    }
}
