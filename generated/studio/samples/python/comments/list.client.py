from studio import Studio

client = Studio()
for item in client.comments.list(
    project_id="prj_0001",
):
    print(item)
