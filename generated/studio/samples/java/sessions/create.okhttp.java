import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

public class Main {
    public static void main(String[] args) throws IOException {
        var body = RequestBody.create(null, "device=string&languages=aa".getBytes(StandardCharsets.UTF_8));
        var request = new Request.Builder()
            .url("https://api.studio.example/v1/sessions")
            .addHeader("Authorization", "Basic " + Objects.requireNonNull(System.getenv("STUDIO_OWNER_BASIC"), "STUDIO_OWNER_BASIC is not set"))
            .addHeader("Content-Type", "application/x-www-form-urlencoded")
            .method("POST", body)
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
