(* The checker as a function of JavaScript: a Uint8Array in, JSON text out. *)

type bytes

external byte_at : bytes -> int -> int = "byte_at"
external byte_length : bytes -> int = "byte_length"
external export_check : (bytes -> string) -> unit = "export_check"

let () = export_check (fun bytes -> Verdicts.of_file (byte_length bytes) (byte_at bytes))
