/** What the page is shown on. */
import { useLayoutEffect, useState } from "preact/hooks";

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  const [list] = useState(() => matchMedia(query));
  const [holds, setHolds] = useState(list.matches);
  useLayoutEffect(() => {
    const look = (): void => setHolds(list.matches);
    list.addEventListener("change", look);
    return () => list.removeEventListener("change", look);
  }, [list]);
  return holds;
}

/** Whether the page is dark now. */
export function useDark(): boolean {
  return useMedia("(prefers-color-scheme: dark)");
}
