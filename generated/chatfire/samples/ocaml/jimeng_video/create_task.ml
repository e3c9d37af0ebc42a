open Lwt.Syntax

let secret variable =
  match Sys.getenv_opt variable with
  | Some value -> value
  | None -> failwith (variable ^ " is not set")

let print text =
  let* () = Lwt_io.print text in
  Lwt_io.flush Lwt_io.stdout

let main () =
  let uri = Uri.of_string ("https://api.chatfire.cn/jimeng-video/v1/tasks") in
  let headers =
    Cohttp.Header.of_list
      [
        ("Authorization", "Bearer " ^ secret "CHATFIRE_API_KEY");
        ("Content-Type", "application/json");
      ]
  in
  let body = {json|{
  "model": "seedream-3.0",
  "prompt": "A paper boat drifts down a rain-soaked street at dusk while neon signs shimmer on the water and a slow piano plays.",
  "image_url": "https://v3.fal.media/files/elephant/rkH-9qoXtXu3rAYTsx9V5_image.webp",
  "duration": 5,
  "aspect_ratio": "16:9",
  "cfg_scale": 0.5
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
