from studio import Studio

client = Studio()
result = client.projects.update(
    project_id="prj_0001",
    description=None,
    visibility="team",
)
print(result)
