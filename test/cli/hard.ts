/**
 * A problem whose surface (64 letters) or even slice (200) takes far longer than any test waits: every row has
 * a denominator of its own, so that common ones have hundreds of digits.
 */
export function hardProblem(size = 64): unknown {
  // The numbers of a linear congruential generator: the same every time.
  let state = 12345;
  const draw = (most: number): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * most);
  };
  const letters = Array.from({ length: size }, (_, i) => String(i));
  const pmf = (): string[] => {
    const counts = letters.map(() => 1 + draw(50));
    const total = counts.reduce((a, b) => a + b);
    return counts.map((count) => `${String(count)}/${String(total)}`);
  };
  const classes = [
    { name: "a", prior: "2/5", pmf: pmf() },
    { name: "b", prior: "3/5", pmf: pmf() },
  ];
  return {
    format: "exact-cdp/problem@1",
    name: "hard",
    source: { alphabet: letters, classes },
    channel: { outputs: letters, matrix: letters.map(pmf) },
    classifier: "bayes",
    distortion: "squared-error",
    perception: "wasserstein-1",
  };
}
