open Lwt.Syntax

let secret variable =
  match Sys.getenv_opt variable with
  | Some value -> value
  | None -> failwith (variable ^ " is not set")

let print text =
  let* () = Lwt_io.print text in
  Lwt_io.flush Lwt_io.stdout

let main () =
  let uri = Uri.of_string ("https://api.studio.example/v1/projects/prj_0001/events") in
  let headers =
    Cohttp.Header.of_list
      [
        ("X-Studio-Key", secret "STUDIO_ACCOUNT_API_KEY");
      ]
  in
  let* response, answer =
    Cohttp_lwt_unix.Client.call ~headers
      (Cohttp.Code.method_of_string "GET") uri
  in
  let* () = Lwt_stream.iter_s print (Cohttp_lwt.Body.to_stream answer) in
  let status = Cohttp.Code.code_of_status (Cohttp.Response.status response) in
  if status >= 400 then failwith (Printf.sprintf "the server answered %d" status)
  else Lwt.return_unit

let () = Lwt_main.run (main ())
