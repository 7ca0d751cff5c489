/** A value that components follow: each is drawn again when what it selects has changed. */
import { useLayoutEffect, useState } from "preact/hooks";

export class Store<State extends object> {
  private readonly listeners = new Set<() => void>();

  constructor(private current: State) {}

  get(): State {
    return this.current;
  }

  set(change: Partial<State>): void {
    this.current = { ...this.current, ...change };
    for (const listener of [...this.listeners]) listener();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }
}

/** The selected part of a store; the component is drawn again when it is another one. */
export function useStore<State extends object, Part>(store: Store<State>, select: (state: State) => Part): Part {
  const part = select(store.get());
  const [, redraw] = useState(0);
  useLayoutEffect(() => {
    let last = part;
    const look = (): void => {
      const now = select(store.get());
      if (Object.is(now, last)) return;
      last = now;
      redraw((count) => count + 1);
    };
    look();
    return store.subscribe(look);
    // The selection of a component never changes.
  }, [store]);
  return part;
}
