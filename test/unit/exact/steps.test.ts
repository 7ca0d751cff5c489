/** Long work in small steps. */
import { expect, it } from "vitest";
import { finish, type Steps } from "../../../src/exact/steps.js";

function* countdown(from: number, seen: number[]): Steps<number, string> {
  for (let left = from; left > 0; left--) {
    seen.push(left);
    yield left;
  }
  return "lift-off";
}

it("finishes what is begun, and returns the result", () => {
  const seen: number[] = [];
  expect(finish(countdown(3, seen))).toBe("lift-off");
  expect(seen).toEqual([3, 2, 1]);
  expect(finish(countdown(0, []))).toBe("lift-off");
});

it("goes on from where another caller stopped", () => {
  const seen: number[] = [];
  const steps = countdown(3, seen);
  expect(steps.next()).toEqual({ done: false, value: 3 });
  expect(seen).toEqual([3]);
  expect(finish(steps)).toBe("lift-off");
  expect(seen).toEqual([3, 2, 1]);
});
