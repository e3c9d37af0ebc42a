import java.io.IOException;
import java.util.Objects;
import okhttp3.OkHttpClient;
import okhttp3.Request;

public class Main {
    public static void main(String[] args) throws IOException {
        var request = new Request.Builder()
            .url("https://api.studio.example/v1/projects")
            .addHeader("X-Studio-Key", Objects.requireNonNull(System.getenv("STUDIO_ACCOUNT_API_KEY"), "STUDIO_ACCOUNT_API_KEY is not set"))
            .method("GET", null)
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
