export function shallow(text: string): string;
