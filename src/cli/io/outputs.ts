/** The outputs of the command line that runs, for inputs that show only while others are read. */

/** A file to be written, and the option that names it. */
export interface Output {
  readonly option: string;
  readonly file: string;
}

let declared: readonly Output[] = [];

export function declareOutputs(outputs: readonly Output[]): void {
  declared = outputs;
}

export function declaredOutputs(): readonly Output[] {
  return declared;
}
