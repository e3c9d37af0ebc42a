from studio import Studio

client = Studio()
result = client.account.balance()
print(result)
