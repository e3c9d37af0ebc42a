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
            .addFormDataPart("files", "example.bin",
                RequestBody.create(MediaType.parse("application/octet-stream"), new File("example.bin")))
            .build();
        var request = new Request.Builder()
            .url("https://api.studio.example/v1/projects/prj_0001/files/batch")
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
