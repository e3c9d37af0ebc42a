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
            "https://api.studio.example/v1/projects/prj_0001/renders"))
        {
            request.Headers.TryAddWithoutValidation("X-Studio-Key", (Environment.GetEnvironmentVariable("STUDIO_ACCOUNT_API_KEY") ?? throw new Exception("STUDIO_ACCOUNT_API_KEY is not set")));
            request.Content = new StringContent(@"{
  ""model"": ""tide-2"",
  ""source"": {
    ""kind"": ""text"",
    ""prompt"": ""A ferry leaves the harbour at dawn, gulls behind it."",
    ""seed"": 7
  },
  ""format"": ""mp4"",
  ""resolution"": ""1080p"",
  ""seconds"": 6,
  ""labels"": {
    ""scene"": ""1""
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
