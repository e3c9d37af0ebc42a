curl --location --request POST '{{BASE}}/v1/ovens' \
--header 'Authorization: Bearer {{TOKEN}}' \
--header 'Content-Type: application/json' \
--data-raw '{
    "heat": 220, // 枚举值 200, 220
    "name": "baker'\''s oven",
    "racks": [{"depth": 40.5}, {"depth": 50}],
    "door": {}
}'
