from studio import Studio

client = Studio()
result = client.files.upload(
    project_id="prj_0001",
    file=b"example",
)
print(result)
