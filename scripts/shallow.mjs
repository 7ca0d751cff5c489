/**
 * The extracted checker in a form that a worker can read.
 *
 * Coq's numbers are successors of zero, and js_of_ocaml writes the greatest one out as a thousand calls inside
 * each other, `a(a(…a(0)…))`. A parser goes down one level for each of them, and the stack of a worker in a
 * browser is too small for that: it refuses the whole file. A loop makes the same calls in the same order.
 */

/** Fewer calls inside each other than this are left alone. */
const deep = 100;

/** The same program, with chains of `deep` equal calls and more as loops. @param {string} text */
export function shallow(text) {
  const begin = new RegExp(`(?<![\\w$.])([\\w$]+)\\((?:\\1\\(){${String(deep - 1)},}`, "g");
  let result = "";
  let done = 0;
  for (let found = begin.exec(text); found !== null; found = begin.exec(text)) {
    const [opened, name] = found;
    const count = opened.length / (name.length + 1);
    const inside = /^\d+/.exec(text.slice(begin.lastIndex, begin.lastIndex + 20));
    const closed = begin.lastIndex + (inside?.[0].length ?? 0);
    if (inside === null || text.slice(closed, closed + count) !== ")".repeat(count)) continue;
    result += `${text.slice(done, found.index)}(function(f,n,x){while(n-->0)x=f(x);return x})(${name},${String(count)},${inside[0]})`;
    done = begin.lastIndex = closed + count;
  }
  return result + text.slice(done);
}
