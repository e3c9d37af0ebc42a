from studio import Studio

client = Studio()
client.projects.delete(
    project_id="prj_0001",
)
