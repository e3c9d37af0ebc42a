from studio import Studio

client = Studio()
result = client.renders.cancel(
    render_id="rnd_0001",
)
print(result)
