export function lettersTable(): Promise<string>;
