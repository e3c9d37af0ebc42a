open Lwt.Syntax

let print text =
  let* () = Lwt_io.print text in
  Lwt_io.flush Lwt_io.stdout

let main () =
  let uri = Uri.of_string ("https://evil.example.com/a'b$(id)/a'b%22/..%2F%27%22%0A%24%28id%29/%60id%60/$HOME?q%26a%3D1%23=a%26b%3Dc%20d%23%2B%25") in
  let headers =
    Cohttp.Header.of_list
      [
        ("Content-Type", "application/json; a=\"b'c\"");
      ]
  in
  let body = {json|{
  "it's \"q\"": "'; id; '\n\"\"\" \\ $(id) `id` ${id} </script>\u2028\u0000",
  "__proto__": "</pre>",
  "__class__": [
    null,
    true,
    1e+100,
    -0.0,
    "😀"
  ]
}|json} in
  let* response, answer =
    Cohttp_lwt_unix.Client.call ~headers
      ~chunked:false ~body:(Cohttp_lwt.Body.of_string body)
      (Cohttp.Code.method_of_string "POST") uri
  in
  let* () = Lwt_stream.iter_s print (Cohttp_lwt.Body.to_stream answer) in
  let status = Cohttp.Code.code_of_status (Cohttp.Response.status response) in
  if status >= 400 then failwith (Printf.sprintf "the server answered %d" status)
  else Lwt.return_unit

let () = Lwt_main.run (main ())
