from studio import Studio

client = Studio()
task = client.renders.create(
    project_id="prj_0001",
    source={
        "kind": "text",
        "prompt": "A ferry leaves the harbour at dawn, gulls behind it.",
        "seed": 7,
    },
    format="mp4",
    model="tide-2",
    resolution="1080p",
    seconds=6,
    labels={
        "scene": "1",
    },
)
print(task.wait())
