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
            "https://api.studio.example/v1/projects"))
        {
            request.Headers.TryAddWithoutValidation("X-Studio-Key", (Environment.GetEnvironmentVariable("STUDIO_ACCOUNT_API_KEY") ?? throw new Exception("STUDIO_ACCOUNT_API_KEY is not set")));
            request.Content = new StringContent(@"{
  ""name"": ""Harbour film"",
  ""description"": ""Two minutes for the ferry company."",
  ""homepage"": ""https://ferry.example/film"",
  ""labels"": {
    ""customer"": ""ferry"",
    ""season"": ""winter""
  }
}");
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
            using (var response = await client.SendAsync(request))
            {
                Console.WriteLine(await response.Content.ReadAsStringAsync());
                response.EnsureSuccessStatusCode();
            }
        }
    }
}
