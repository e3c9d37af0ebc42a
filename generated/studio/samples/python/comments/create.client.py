from studio import Studio

client = Studio()
result = client.comments.create(
    project_id="prj_0001",
    body={
        "text": "The gulls are too loud.",
        "reply_to": None,
    },
)
print(result)
