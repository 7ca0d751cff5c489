// How a program that reads files calls the checker: `require("./checker.cjs").check(bytes)`.

//Provides: byte_at
//Requires: caml_failwith
function byte_at(bytes, i) {
  var byte = bytes[i];
  if (byte === undefined) caml_failwith("a position outside of the text");
  return byte;
}

//Provides: byte_length
function byte_length(bytes) {
  return bytes.length;
}

//Provides: export_check
//Requires: caml_jsstring_of_string
function export_check(check) {
  var exported = function (bytes) {
    return caml_jsstring_of_string(check(bytes));
  };
  if (typeof module === "object" && module.exports) module.exports = { check: exported };
  else globalThis.exactCdpVerified = { check: exported };
  return 0;
}
