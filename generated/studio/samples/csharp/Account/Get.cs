using System;
using System.Net.Http;
using System.Threading.Tasks;

public class Program
{
    public static async Task Main()
    {
        using (var client = new HttpClient())
        using (var request = new HttpRequestMessage(
            new HttpMethod("GET"),
            "https://api.studio.example/v1/account"))
        {
            request.Headers.TryAddWithoutValidation("X-Studio-Key", (Environment.GetEnvironmentVariable("STUDIO_ACCOUNT_API_KEY") ?? throw new Exception("STUDIO_ACCOUNT_API_KEY is not set")));
            using (var response = await client.SendAsync(request))
            {
                Console.WriteLine(await response.Content.ReadAsStringAsync());
                response.EnsureSuccessStatusCode();
            }
        }
    }
}
