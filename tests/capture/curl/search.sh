# all ovens
$ curl -sSLk "https://api.example.com/v1/ovens?size=big&q=a%20b+c#top" \
  -G --data-urlencode 'near=Rue 1 & 2' -d page=2 \
  -H'X-Shop: north' -H "Accept: application/json" -A 'baker/1' -e https://example.com \
  -b 'session=abc; theme=dark' -o ovens.json | jq .
