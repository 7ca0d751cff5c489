(* Verdicts as JSON text: a list with an object per certificate. *)

open Checker

let quoted add text =
  Buffer.add_char add '"';
  String.iter
    (function
      | ('"' | '\\') as c ->
          Buffer.add_char add '\\';
          Buffer.add_char add c
      | ' ' .. '~' as c -> Buffer.add_char add c
      | c -> Buffer.add_string add (Printf.sprintf "\\u%04x" (Char.code c)))
    text;
  Buffer.add_char add '"'

(* A name is a list of UTF-16 code units. *)
let quoted_name add name =
  Buffer.add_char add '"';
  List.iter
    (fun unit ->
      if unit >= 32 && unit < 127 && unit <> 34 && unit <> 92 then Buffer.add_char add (Char.chr unit)
      else Buffer.add_string add (Printf.sprintf "\\u%04x" unit))
    name;
  Buffer.add_char add '"'

let kind = function
  | SValue _ -> "value"
  | SInfeasible _ -> "infeasible"
  | SEnclosure _ -> "enclosure"
  | SSurface _ -> "surface"
  | SBayesRisks _ -> "bayes-risks"
  | STradeoff _ -> "tradeoff"
  | SDegradation _ -> "degradation"
  | SDominance _ -> "dominance"
  | SCounterexample _ -> "counterexample"

(* A place is a path from its end. *)
let quoted_place add place =
  Buffer.add_string add "\"$";
  List.iter
    (function
      | Key name ->
          Buffer.add_char add '.';
          let inner = Buffer.create 16 in
          quoted_name inner name;
          Buffer.add_string add (Buffer.sub inner 1 (Buffer.length inner - 2))
      | Entry i -> Buffer.add_string add (Printf.sprintf "[%d]" i))
    (List.rev place);
  Buffer.add_char add '"'

let verdict add = function
  | Accepted claim ->
      Buffer.add_string add "{\"status\":\"accepted\",\"kind\":";
      quoted add (kind claim.c_statement);
      Buffer.add_string add ",\"problem\":";
      quoted_name add claim.c_name;
      Buffer.add_string add ",\"sha256\":";
      quoted_name add claim.c_hash;
      Buffer.add_char add '}'
  | Rejected (place, reason) ->
      Buffer.add_string add "{\"status\":\"rejected\",\"reason\":";
      quoted add reason;
      Buffer.add_string add ",\"where\":";
      quoted_place add place;
      Buffer.add_char add '}'
  | NotRead what ->
      Buffer.add_string add "{\"status\":\"not-read\",\"reason\":";
      quoted add what;
      Buffer.add_string add ",\"where\":\"$\"}"

let of_file size at =
  let add = Buffer.create 256 in
  Buffer.add_char add '[';
  (match verified_check { t_size = size; t_at = at } with
  | NoJson (position, expected) ->
      verdict add (Rejected ([], Printf.sprintf "not JSON at byte %d: expected %s" position expected))
  | Verdicts verdicts ->
      List.iteri
        (fun i one ->
          if i > 0 then Buffer.add_char add ',';
          verdict add one)
        verdicts);
  Buffer.add_char add ']';
  Buffer.contents add
