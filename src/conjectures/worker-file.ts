/** The file that a thread of a search runs. */
export const workerFile = new URL("./worker.js", import.meta.url).href;
