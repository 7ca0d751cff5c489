/** Where a queue is: the URL of a Redis server, and a name on it. */
import { InputError, describe } from "../exact/errors.js";

export interface Place {
  readonly url: string;
  readonly name: string;
  /** For messages: without user and password. */
  readonly shown: string;
}

/** @throws InputError that names the option, and never shows a password */
export function placeOf(url: string, name: string): Place {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw refused("no URL"); // which may hold a password all the same
  }
  const { protocol, host, pathname } = parsed;
  if (!["redis:", "rediss:"].includes(protocol) || host === "" || !/^\/?\d{0,5}$/.test(pathname))
    throw refused(`${protocol}//${host}${pathname}`);
  if (!/^[\w.-]{1,100}$/.test(name))
    throw new InputError({
      code: "usage",
      path: "--name",
      expected: "letters, digits, hyphens, dots and underscores",
      found: describe(name),
    });
  return { url, name, shown: `${protocol}//${host}${pathname}` };
}

function refused(found: string): InputError {
  return new InputError({
    code: "usage",
    path: "--queue",
    expected: "redis://[user:password@]host[:port][/database], or rediss:// for TLS",
    found,
  });
}
