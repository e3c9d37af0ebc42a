from studio import Studio

client = Studio()
client.tokens.revoke(
    token_id="tok_0001",
)
