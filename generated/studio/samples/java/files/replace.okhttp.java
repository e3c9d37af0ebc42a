import java.io.IOException;
import java.io.File;
import java.util.Objects;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

public class Main {
    public static void main(String[] args) throws IOException {
        var body = RequestBody.create(null, new File("example.bin"));
        var request = new Request.Builder()
            .url("https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001/content")
            .addHeader("X-Studio-Key", Objects.requireNonNull(System.getenv("STUDIO_ACCOUNT_API_KEY"), "STUDIO_ACCOUNT_API_KEY is not set"))
            .addHeader("Content-Type", "application/octet-stream")
            .method("PUT", body)
            .build();
        var client = new OkHttpClient();
        try (var response = client.newCall(request).execute()) {
            System.out.println(response.body().string());
            if (!response.isSuccessful()) {
                throw new IOException("the server answered " + response.code());
            }
        }
    }
}
