curl --json '{"a": 1,' --json '"b": null}' api.example.com:8080/v1/x
