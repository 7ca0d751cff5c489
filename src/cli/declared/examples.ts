/**
 * Examples at the end of every help text, by the name of the command; "" is the program itself.
 *
 * Every line is a command for a shell. The lines of one command run in an empty folder, in their
 * order, and a test runs them all; they need nothing but the gallery.
 */
export const examples: Readonly<Record<string, readonly string[]>> = {
  "": [
    "exact-cdp table gallery:three-classes -D 3/10:1/2:1/20 -P 0,1/10,2/5",
    "exact-cdp gallery z-channel | exact-cdp solve - -D 1/4 -P 0",
    "exact-cdp help search",
  ],
  solve: [
    "exact-cdp solve gallery:binary-denoising -D 3/20 -P 1/100",
    "exact-cdp solve gallery:binary-denoising -D 3/20,inf -P 0,1/100 --json",
    "exact-cdp gallery z-channel | exact-cdp solve - --at 1/4,0 --at inf,inf",
  ],
  evaluate: [
    `echo '[["1","0"],["0","1"]]' > restorer.json`,
    "exact-cdp evaluate gallery:binary-denoising restorer.json",
  ],
  audit: [
    `echo '[["1","0"],["1/2","1/2"]]' > mine.json`,
    "exact-cdp audit gallery:binary-denoising mine.json --better better.json",
    "exact-cdp audit gallery:binary-denoising mine.json better.json -w 1,0,2",
  ],
  table: [
    "exact-cdp table gallery:three-classes -D 3/10:1/2:1/20 -P 0,1/10,2/5",
    "exact-cdp table gallery:three-classes -D 2/5,inf -P 0 --format latex",
  ],
  surface: [
    "exact-cdp surface gallery:binary-denoising",
    "exact-cdp surface gallery:three-classes --format latex-cases",
  ],
  slice: [
    "exact-cdp slice gallery:three-classes -P 0,1/10",
    "exact-cdp slice gallery:three-classes --error-rate 11/25 --format csv",
    "exact-cdp slice gallery:three-classes -D 2/5 --certificate slice.json",
  ],
  sweep: [
    "exact-cdp sweep gallery:binary-denoising --weights 1,0,2 --weights 1,1,1",
    "exact-cdp sweep gallery:binary-denoising --grid 4 --format csv",
  ],
  plot: [
    "exact-cdp plot gallery:three-classes --map --output map.svg",
    "exact-cdp plot gallery:z-channel --slices -P 0,1/10 --output curves.pdf",
    "exact-cdp plot gallery:three-classes --surface --view 35,30 --output s.png",
  ],
  report: [
    "exact-cdp report gallery:z-channel gallery:missed-alarm --output supplement",
    "exact-cdp report --verify supplement",
  ],
  gaussian: [
    "exact-cdp gaussian --digits 8 --gain 2/3 --format csv",
    "exact-cdp gaussian --settle 8,16,32 -D 1 -P 1/50 --divergence wasserstein-1",
    "exact-cdp gaussian --quantise 8 --perception chebyshev | exact-cdp surface -",
  ],
  theorem: ["exact-cdp theorem 1 gallery:binary-denoising", "exact-cdp theorem 2 gallery:z-channel --json"],
  tradeoff: ["exact-cdp tradeoff gallery:binary-denoising"],
  order: ["exact-cdp order gallery:blackwell-symmetric gallery:blackwell-erasure"],
  verdicts: ["exact-cdp verdicts gallery:z-channel gallery:no-tradeoff --format markdown"],
  enumerate: [
    "exact-cdp enumerate -n 2 -m 2 -N 3 --up-to-symmetry",
    "exact-cdp enumerate --inputs 2 --outputs 3 --denominator 7 --count",
  ],
  "verify-family": [
    "exact-cdp verify-family theorem-2 -n 2 -m 2 -N 4 -M 6",
    "exact-cdp verify-family all-three-minimal -n 2 -m 1:2 -N 1 -M 2 --first",
  ],
  search: [
    "exact-cdp search theorem-2 --seed 1 --cases 500 --no-corpus",
    "exact-cdp search no-perception-cost --seed 1 --shrink 300 --problem found.json",
    "exact-cdp search",
  ],
  cluster: [
    "exact-cdp cluster plan theorem-2 -n 2 -m 2 -N 1:4 -M 12 --json",
    "exact-cdp cluster plan theorem-2 -n 2 -m 2 -N 8 -M 9 --slurm --folder run",
  ],
  check: ["exact-cdp tradeoff gallery:z-channel --certificate proof.json", "exact-cdp check proof.json"],
  confusion: [
    String.raw`printf 'yes,no\n812,15\n34,828\n' > answers.csv`,
    "exact-cdp confusion answers.csv --output answers.json",
  ],
  validate: ["exact-cdp gallery z-channel > mine.json", "exact-cdp validate mine.json gallery:no-tradeoff"],
  export: [
    "exact-cdp solve gallery:z-channel -D 1/4 -P 0 --certificate point.json",
    "exact-cdp export point.json --to smt2 --output point.smt2",
    "exact-cdp export gallery:z-channel --to ine > surface.ine",
  ],
  gallery: ["exact-cdp gallery", "exact-cdp gallery z-channel > mine.json"],
  explore: ["exact-cdp explore gallery:three-classes", "exact-cdp explore --no-open"],
  schema: ["exact-cdp schema > problem.schema.json"],
  completion: ["exact-cdp completion bash > exact-cdp.bash", "exact-cdp completion fish > exact-cdp.fish"],
};
