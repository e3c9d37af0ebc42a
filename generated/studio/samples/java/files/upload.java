import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Objects;

public class Main {
    public static void main(String[] args) throws IOException, InterruptedException {
        var body = BodyPublishers.concat(
            BodyPublishers.ofString("--boundary-d15a25fbbb694a15\r\nContent-Disposition: form-data; name=\"file\"; filename=\"example.png\"\r\nContent-Type: image/png\r\n\r\n"),
            BodyPublishers.ofFile(Path.of("example.png")),
            BodyPublishers.ofString("\r\n--boundary-d15a25fbbb694a15\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nstring\r\n--boundary-d15a25fbbb694a15\r\nContent-Disposition: form-data; name=\"metadata\"\r\nContent-Type: application/json\r\n\r\n{\"title\":\"string\",\"taken_at\":\"2030-01-02T03:04:05Z\",\"latitude\":0.5,\"longitude\":0.5}\r\n--boundary-d15a25fbbb694a15--\r\n")
        );
        var request = HttpRequest.newBuilder()
            .uri(URI.create("https://api.studio.example/v1/projects/prj_0001/files"))
            .header("X-Studio-Key", Objects.requireNonNull(System.getenv("STUDIO_ACCOUNT_API_KEY"), "STUDIO_ACCOUNT_API_KEY is not set"))
            .header("Content-Type", "multipart/form-data; boundary=boundary-d15a25fbbb694a15")
            .method("POST", body)
            .build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        System.out.println(response.body());
        if (response.statusCode() >= 400) {
            throw new IOException("the server answered " + response.statusCode());
        }
    }
}
