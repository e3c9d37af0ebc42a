from studio import Studio

client = Studio()
result = client.files.upload_many(
    project_id="prj_0001",
    files=[
        b"example",
    ],
)
print(result)
