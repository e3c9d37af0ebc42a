from studio import Studio

client = Studio()
result = client.projects.get(
    project_id="prj_0001",
)
print(result)
