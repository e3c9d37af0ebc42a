from studio import Studio

client = Studio()
for item in client.projects.list():
    print(item)
