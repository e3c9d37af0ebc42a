from studio import Studio

client = Studio()
result = client.account.get()
print(result)
