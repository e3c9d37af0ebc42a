from studio import Studio

client = Studio()
with client.events.export(
    project_id="prj_0001",
) as stream:
    for item in stream:
        print(item)
