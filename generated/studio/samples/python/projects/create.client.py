from studio import Studio

client = Studio()
result = client.projects.create(
    name="Harbour film",
    description="Two minutes for the ferry company.",
    homepage="https://ferry.example/film",
    labels={
        "customer": "ferry",
        "season": "winter",
    },
)
print(result)
