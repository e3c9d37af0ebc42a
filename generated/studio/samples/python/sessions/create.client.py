from studio import Studio

client = Studio()
result = client.sessions.create(
    device="string",
)
print(result)
