from studio import Studio

client = Studio()
for item in client.renders.list():
    print(item)
