import httpx

response = httpx.request(
    "GET",
    "https://api.studio.example/v1/health",
    timeout=60,
)
print(response.text)
response.raise_for_status()
