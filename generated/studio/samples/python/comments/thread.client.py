from studio import Studio

client = Studio()
result = client.comments.thread(
    comment_id=1,
)
print(result)
