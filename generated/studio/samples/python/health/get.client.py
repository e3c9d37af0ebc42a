from studio import Studio

client = Studio()
result = client.health.get()
print(result)
