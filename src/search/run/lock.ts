/**
 * Locks: one process at a time writes a journal or a record.
 *
 * `FILE.lock` names the process that holds it. That of a process that is gone is taken over.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { InputError } from "../../exact/errors.js";

/** @returns releases the lock @throws InputError "file" where another process holds it */
export function lock(file: string): () => void {
  const place = `${file}.lock`;
  const own = `${String(process.pid)} ${hostname()}\n`;
  for (let attempts = 0; !created(place, own); attempts++) {
    const holder = holderOf(place);
    if (holder === undefined) continue;
    if (attempts > 0 || holder.alive) {
      throw new InputError({
        code: "file",
        path: file,
        expected: "a file that no other process writes (delete the lock if that process is another program)",
        found: `${place} of ${holder.what}`,
      });
    }
    rmSync(place, { force: true });
  }
  const release = (): void => {
    process.off("exit", release);
    rmSync(place, { force: true });
  };
  process.on("exit", release);
  return release;
}

function created(place: string, text: string): boolean {
  try {
    writeFileSync(place, text, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw new InputError({
      code: "file",
      path: place,
      expected: "a file that can be written",
      found: (error as Error).message,
    });
  }
}

/** Who holds a lock; nobody where it has just been released. What is no lock of ours is never taken over. */
function holderOf(place: string): { readonly what: string; readonly alive: boolean } | undefined {
  let text: string;
  try {
    text = readFileSync(place, "utf8");
  } catch {
    return undefined;
  }
  const [, pid, host] = /^(\d{1,10}) (\S+)\n$/.exec(text) ?? [];
  if (pid === undefined || host === undefined) return { what: "something else", alive: true };
  const what = `process ${pid}`;
  return host === hostname() ? { what, alive: isAlive(Number(pid)) } : { what: `${what} on ${host}`, alive: true };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
