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
            "https://api.chatfire.cn/jimeng-video/v1/tasks"))
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + (Environment.GetEnvironmentVariable("CHATFIRE_API_KEY") ?? throw new Exception("CHATFIRE_API_KEY is not set")));
            request.Content = new StringContent(@"{
  ""model"": ""seedream-3.0"",
  ""prompt"": ""A paper boat drifts down a rain-soaked street at dusk while neon signs shimmer on the water and a slow piano plays."",
  ""image_url"": ""https://v3.fal.media/files/elephant/rkH-9qoXtXu3rAYTsx9V5_image.webp"",
  ""duration"": 5,
  ""aspect_ratio"": ""16:9"",
  ""cfg_scale"": 0.5
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
