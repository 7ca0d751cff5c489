/**
 * One line of progress and the results may share a terminal: the line gives way before anything else
 * is written there.
 */
let hide: (() => void) | undefined;

/** Says how the line that is shown now is taken away; undefined: none is shown. */
export function shownOnTerminal(taken: (() => void) | undefined): void {
  hide = taken;
}

/** Takes the line of progress away, before something is written to the terminal. */
export function makeWay(): void {
  hide?.();
}
