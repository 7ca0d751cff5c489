/** The verdicts on the bytes of a certificate file, as JSON. */
export function check(bytes: Uint8Array): string;
