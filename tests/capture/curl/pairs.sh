curl -X post \
  --url=$BASE_URL/v1/tokens \
  -d grant=password -d 'name=baker%20one&empty=' --data-urlencode =a=b \
  --data @secret.txt -H @headers.txt -b jar.txt -T loaf.bin
