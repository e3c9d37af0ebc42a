from studio import Studio

client = Studio()
result = client.account.usage()
print(result)
