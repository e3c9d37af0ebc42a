from studio import Studio

client = Studio()
content = client.files.download(
    file_id="00000000-0000-4000-8000-000000000001",
)
print(len(content))
