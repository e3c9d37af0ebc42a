from studio import Studio

client = Studio()
result = client.tokens.create(
    name="Night builds",
    scopes=[
        "read",
        "render",
    ],
    password="correct horse battery",
)
print(result)
