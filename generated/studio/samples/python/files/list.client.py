from studio import Studio

client = Studio()
for item in client.files.list(
    project_id="prj_0001",
):
    print(item)
