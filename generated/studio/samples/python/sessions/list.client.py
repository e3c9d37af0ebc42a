from studio import Studio

client = Studio()
result = client.sessions.list()
print(result)
