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
            "https://api.studio.example/v1/sessions"))
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Basic " + (Environment.GetEnvironmentVariable("STUDIO_OWNER_BASIC") ?? throw new Exception("STUDIO_OWNER_BASIC is not set")));
            request.Content = new StringContent("device=string&languages=aa");
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded");
            using (var response = await client.SendAsync(request))
            {
                Console.WriteLine(await response.Content.ReadAsStringAsync());
                response.EnsureSuccessStatusCode();
            }
        }
    }
}
