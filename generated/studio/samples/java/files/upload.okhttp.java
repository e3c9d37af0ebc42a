import java.io.IOException;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

public class Main {
    public static void main(String[] args) throws IOException {
        var body = new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("file", "example.png",
                RequestBody.create(MediaType.parse("image/png"), new File("example.png")))
            .addPart(Headers.of("Content-Disposition", "form-data; name=" + "\"tags\""),
                RequestBody.create(null, "string".getBytes(StandardCharsets.UTF_8)))
            .addPart(Headers.of("Content-Disposition", "form-data; name=" + "\"metadata\""),
                RequestBody.create(MediaType.parse("application/json"), "{\"title\":\"string\",\"taken_at\":\"2030-01-02T03:04:05Z\",\"latitude\":0.5,\"longitude\":0.5}".getBytes(StandardCharsets.UTF_8)))
            .build();
        var request = new Request.Builder()
            .url("https://api.studio.example/v1/projects/prj_0001/files")
            .addHeader("X-Studio-Key", Objects.requireNonNull(System.getenv("STUDIO_ACCOUNT_API_KEY"), "STUDIO_ACCOUNT_API_KEY is not set"))
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
