open Lwt.Syntax

let contents file = Lwt_io.with_file ~mode:Lwt_io.input file Lwt_io.read

let secret variable =
  match Sys.getenv_opt variable with
  | Some value -> value
  | None -> failwith (variable ^ " is not set")

let print text =
  let* () = Lwt_io.print text in
  Lwt_io.flush Lwt_io.stdout

let main () =
  let uri = Uri.of_string ("https://api.studio.example/v1/projects/prj_0001/files") in
  let headers =
    Cohttp.Header.of_list
      [
        ("X-Studio-Key", secret "STUDIO_ACCOUNT_API_KEY");
        ("Content-Type", "multipart/form-data; boundary=boundary-d15a25fbbb694a15");
      ]
  in
  let* parts =
    Lwt_list.map_s Fun.id
      [
        Lwt.return "--boundary-d15a25fbbb694a15\r\nContent-Disposition: form-data; name=\"file\"; filename=\"example.png\"\r\nContent-Type: image/png\r\n\r\n";
        contents "example.png";
        Lwt.return "\r\n--boundary-d15a25fbbb694a15\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nstring\r\n--boundary-d15a25fbbb694a15\r\nContent-Disposition: form-data; name=\"metadata\"\r\nContent-Type: application/json\r\n\r\n{\"title\":\"string\",\"taken_at\":\"2030-01-02T03:04:05Z\",\"latitude\":0.5,\"longitude\":0.5}\r\n--boundary-d15a25fbbb694a15--\r\n";
      ]
  in
  let body = String.concat "" parts in
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
