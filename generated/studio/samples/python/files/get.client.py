from studio import Studio

client = Studio()
result = client.files.get(
    file_id="00000000-0000-4000-8000-000000000001",
)
print(result)
