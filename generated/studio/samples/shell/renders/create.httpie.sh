http POST 'https://api.studio.example/v1/projects/prj_0001/renders' \
  'X-Studio-Key':"${STUDIO_ACCOUNT_API_KEY:?}" \
  'Content-Type':'application/json' \
  --raw '{
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
  --check-status --print=b --pretty=none --ignore-stdin
