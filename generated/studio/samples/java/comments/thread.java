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
        var body = BodyPublishers.noBody();
        var request = HttpRequest.newBuilder()
            .uri(URI.create("https://api.studio.example/v1/comments/1/thread"))
            .header("X-Studio-Key", Objects.requireNonNull(System.getenv("STUDIO_ACCOUNT_API_KEY"), "STUDIO_ACCOUNT_API_KEY is not set"))
            .method("GET", body)
            .build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        System.out.println(response.body());
        if (response.statusCode() >= 400) {
            throw new IOException("the server answered " + response.statusCode());
        }
    }
}
