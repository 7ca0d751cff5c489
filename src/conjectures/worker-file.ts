/** The file that a thread of a search runs; none where this is run from its sources, which no thread can load. */
export const workerFile = import.meta.url.endsWith(".ts") ? undefined : new URL("./worker.js", import.meta.url).href;
