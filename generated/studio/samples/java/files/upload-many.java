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
            BodyPublishers.ofString("--boundary-20b516830b5e04bb\r\nContent-Disposition: form-data; name=\"files\"; filename=\"example.bin\"\r\nContent-Type: application/octet-stream\r\n\r\n"),
            BodyPublishers.ofFile(Path.of("example.bin")),
            BodyPublishers.ofString("\r\n--boundary-20b516830b5e04bb--\r\n")
        );
        var request = HttpRequest.newBuilder()
            .uri(URI.create("https://api.studio.example/v1/projects/prj_0001/files/batch"))
            .header("X-Studio-Key", Objects.requireNonNull(System.getenv("STUDIO_ACCOUNT_API_KEY"), "STUDIO_ACCOUNT_API_KEY is not set"))
            .header("Content-Type", "multipart/form-data; boundary=boundary-20b516830b5e04bb")
            .method("POST", body)
            .build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        System.out.println(response.body());
        if (response.statusCode() >= 400) {
            throw new IOException("the server answered " + response.statusCode());
        }
    }
}
