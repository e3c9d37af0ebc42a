import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;

public class Main {
    public static void main(String[] args) throws IOException, InterruptedException {
        var body = BodyPublishers.ofString("""
{
  "model": "seedream-3.0",
  "prompt": "A paper boat drifts down a rain-soaked street at dusk while neon signs shimmer on the water and a slow piano plays.",
  "image_url": "https://v3.fal.media/files/elephant/rkH-9qoXtXu3rAYTsx9V5_image.webp",
  "duration": 5,
  "aspect_ratio": "16:9",
  "cfg_scale": 0.5
}""");
        var request = HttpRequest.newBuilder()
            .uri(URI.create("https://api.chatfire.cn/jimeng-video/v1/tasks"))
            .header("Authorization", "Bearer " + Objects.requireNonNull(System.getenv("CHATFIRE_API_KEY"), "CHATFIRE_API_KEY is not set"))
            .header("Content-Type", "application/json")
            .method("POST", body)
            .build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        System.out.println(response.body());
        if (response.statusCode() >= 400) {
            throw new IOException("the server answered " + response.statusCode());
        }
    }
}
