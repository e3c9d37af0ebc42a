from studio import Studio

client = Studio()
result = client.assistant.describe(
    file_id="00000000-0000-4000-8000-000000000001",
    question="What is in the foreground?",
    language="en",
    max_words=12,
)
print(result)
