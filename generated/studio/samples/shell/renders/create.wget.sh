wget --quiet --server-response --content-on-error --output-document=- \
  --method=POST \
  --header "X-Studio-Key: ${STUDIO_ACCOUNT_API_KEY:?}" \
  --header 'Content-Type: application/json' \
  --body-data='{
  "model": "tide-2",
  "source": {
    "kind": "text",
    "prompt": "A ferry leaves the harbour at dawn, gulls behind it.",
    "seed": 7
  },
  "format": "mp4",
  "resolution": "1080p",
  "seconds": 6,
  "labels": {
    "scene": "1"
  }
}' \
  'https://api.studio.example/v1/projects/prj_0001/renders'
