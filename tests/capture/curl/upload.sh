curl https://api.example.com/v1/loaves/{id}/photo -u baker:sourdough \
  -F 'photo=@"/home/me/loaf.png";type=image/png' --form title=Rye \
  --form-string 'note=@home; type=x' -F 'text=<notes.txt' -F tag=a -F tag=b
