/** `exact-cdp schema`: the JSON Schema of problem files. */
import { problemSchema } from "../../format/schema.js";
import { print } from "../io/output.js";

export function run(): void {
  print(`${JSON.stringify(problemSchema, null, 2)}\n`);
}
