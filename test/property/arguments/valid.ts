/**
 * Arguments with which every exported function works: one row per function, in the order of the
 * entrances. Rows name all arguments, those that may be left out included.
 *
 * A function that is exported and has no row here fails the test that reads this table.
 */
import * as root from "../../../src/index.js";
import * as enumeration from "../../../src/enumeration/index.js";
import type * as generate from "../../../src/generate/index.js";
import * as lp from "../../../src/lp/index.js";
import * as plot from "../../../src/plot/index.js";
import * as quantise from "../../../src/quantise/index.js";
import * as report from "../../../src/report/index.js";
import * as search from "../../../src/conjectures/index.js";

export interface Row {
  readonly args: () => readonly unknown[];
  /** The instance of a method. */
  readonly self?: () => object;
  /** The fewest arguments of a call that ends soon, where defaults would let it go on. */
  readonly fewest?: number;
  /** Whether a call with other arguments ends soon: no limit may be gone that junk has no reason to keep. */
  readonly soon?: (args: readonly unknown[]) => boolean;
}

/** Whether options keep a limit of time or of instances. */
function limited(options: unknown): boolean {
  if (options === undefined) return false;
  if (typeof options !== "object" || options === null) return true;
  const { time, cases, limit } = options as Record<string, unknown>;
  return (
    (typeof time === "number" && time <= 1000) ||
    (typeof cases === "bigint" && cases <= 100n) ||
    (typeof limit === "number" && limit <= 100)
  );
}

const { Rational, RationalMatrix } = root;
const half = Rational.of(1n, 2n);
const binary = root.problemFromData(root.galleryProblem("binary-denoising"));
const retrained = root.problemFromData(root.galleryProblem("missed-alarm"));
const bounds = { distortion: "3/20", perception: "1/100" };
const point = root.solve(binary, bounds);
const infeasible = root.solve(binary, { distortion: 0, perception: 0 });
const branched = root.solve(retrained, { distortion: "inf", perception: "1/20" });
const surface = root.surface(binary);
const slice = root.sliceAt(binary, { distortion: "3/20" });
const smooth = root.problemFromData({ ...root.galleryProblem("binary-denoising"), perception: "chi-squared" });
const band = report.sliceBand(smooth, { perception: "1/100" }, { tolerance: "1/10" });
const region = report.surfaceBand(smooth, { tolerance: "1/5" });
const cells = plot.surfaceCells(surface);
const figure = plot.mapFigure([cells]);
const plotted = {
  problem: binary,
  kind: "restorer",
  name: "r",
  distortion: half,
  perception: half,
  errorRate: half,
};
const gaussianColumns = [
  "meanSquaredError",
  "errorRate",
  "divergence",
  "reverseDivergence",
  "totalVariation",
  "wasserstein",
  "retrainedErrorRate",
].flatMap((name) => [`${name}_lower`, `${name}_upper`]);
const gaussianRows = [
  { cells: ["gain", ...gaussianColumns], line: 1 },
  ...["1/2", "1"].map((gain, i) => ({ cells: [gain, ...gaussianColumns.map(() => "0.5")], line: i + 2 })),
];
const rows = [
  ["1", "0"],
  ["7/87", "80/87"],
];
const restorer = root.restorer(binary, rows);
const audited = report.audit(binary, restorer, { weights: [{ distortion: 1, perception: 1, errorRate: 1 }] });
const risks = root.theorem2(binary);
const verdict = root.tradeoff(binary);
const channel = root.channelOf(binary);
const forward = root.degradation(channel, channel);
const listing = root.table(binary, { distortion: "0:1:1/2", perception: ["0", "inf"] });
const origin = report.originOf(binary);
const holds = root.theorem1(surface);
const matrix = RationalMatrix.from([
  [half, half],
  [Rational.one, Rational.zero],
]);
const sqrt = root.Root.of(Rational.of(2n)) as root.Root;
const shown = new report.Notation({ decimals: 6 });
const law = quantise.normal(0, 1);
const grid = quantise.evenGrid(0, 1, 3);
const letters2 = ["a", "b"];
const enclosure = root.Enclosure.of(half, Rational.one) as root.Enclosure;

const space = new enumeration.ChannelSpace({ inputs: 2, outputs: 2, denominator: 3n });
const entries = Int32Array.of(2, 1, 1, 2);
const symmetries = enumeration.inputSymmetries(2, [[1, 0]]);
const shape = { classes: 2, inputs: 2, outputs: 2, denominator: 2n, sourceDenominator: 2n };
const family = new search.Family(shape);
const conjecture = search.conjectureNamed("theorem-2");
const part = search.wholePart(family);
const record = { conjecture, measures: search.usualMeasures, parts: [part] };
const one = search.instanceOf(binary);
const tally = { cases: 3n, applicable: 2n, zeros: 1n, violations: 0n, largest: { value: half, index: 1n } };
const letters = { source: ["0", "1"], outputs: ["y"], restored: ["1"] };
const decide = (): object => ({ status: "holds", score: half });

const program = lp.linearProgram(
  [{ name: "r", relation: ">=", bound: Rational.one }],
  [{ name: "x", cost: Rational.one, lower: Rational.zero, upper: null, coefficients: { r: half } }],
);
const form = {
  height: 1,
  structural: 1,
  columns: [
    { rows: [0], values: [-1n] },
    { rows: [0], values: [1n] },
  ],
  costs: [1n, 0n],
  bounds: [-1n],
  boundDenominator: 1n,
  fixed: [false],
  toPrimal: () => [],
  toDirection: () => [],
  toDual: () => [],
};

const operand = (): Row => ({ self: () => half, args: () => [Rational.of(3n, 4n)] });
const noArguments = (self: () => object): Row => ({ self, args: () => [] });
const given = (...args: readonly unknown[]): Row => ({ args: () => args });

export const valid: Readonly<Record<string, Row>> = {
  // exact-cdp: numbers
  "new InputError": given({ code: "usage", path: "p", expected: "e", found: "f" }),
  "new Rational": given(1n, 2n),
  "Rational.of": given(1n, 2n),
  "Rational.parse": given("1/2", "path"),
  "Rational.read": given("1/2"),
  "Rational.from": given("1/2", "path"),
  "Rational#plus": operand(),
  "Rational#minus": operand(),
  "Rational#times": operand(),
  "Rational#over": operand(),
  "Rational#compare": operand(),
  "Rational#equals": operand(),
  "Rational#lessThan": operand(),
  "Rational#atMost": operand(),
  "Rational#negated": noArguments(() => half),
  "Rational#abs": noArguments(() => half),
  "Rational#sign": noArguments(() => half),
  "Rational#isZero": noArguments(() => half),
  "Rational#toString": noArguments(() => half),
  "Rational#toJSON": noArguments(() => half),
  "Rational#toNumber": noArguments(() => half),
  "new Root": given(Rational.of(2n)),
  "Root.of": given(Rational.of(2n)),
  "Root#toString": noArguments(() => sqrt),
  "Root#toJSON": noArguments(() => sqrt),
  "Root#nearest": { self: () => sqrt, args: () => [100n] },
  "Root#times": { self: () => sqrt, args: () => [half] },
  "new Enclosure": given(half, Rational.one),
  "Enclosure.of": given(half, Rational.one),
  "Enclosure#toString": noArguments(() => enclosure),
  "Enclosure#toJSON": noArguments(() => enclosure),
  compareValues: given(half, sqrt),
  rational: given(half),
  "new RationalMatrix": given(1, 2, [1n, 2n], 3n),
  "RationalMatrix.over": given(1, 2, [1n, 2n], 3n),
  "RationalMatrix.overDoubles": given(1, 2, Float64Array.of(1, 2), 3n),
  "RationalMatrix.unreduced": given(1, 2, [1n, 2n], 3n),
  "RationalMatrix.from": given([[half, half]], 2),
  "RationalMatrix#transposed": noArguments(() => matrix),
  "RationalMatrix#at": { self: () => matrix, args: () => [0, 1] },
  "RationalMatrix#numeratorAt": { self: () => matrix, args: () => [1, 1] },
  "RationalMatrix#row": { self: () => matrix, args: () => [1] },
  "RationalMatrix#toJSON": noArguments(() => matrix),
  "RationalMatrix#toArrays": noArguments(() => matrix),
  "RationalMatrix#sparseRows": noArguments(() => matrix),
  "RationalMatrix#equals": { self: () => matrix, args: () => [matrix] },
  finish: { args: () => [root.surfaceSteps(binary)] },
  fromFraction: given({ s: 1n, n: 1n, d: 2n }),
  toFraction: given(half),
  // exact-cdp: problems and what is asked of them
  check: given(root.certificate(point)),
  isConvex: given(binary),
  problemFromData: given(root.galleryProblem("missed-alarm")),
  problemToFile: given(binary),
  readProblem: given(JSON.stringify(root.galleryProblem("factor-two"))),
  galleryNames: given(),
  galleryProblem: given("factor-two"),
  problemHash: given(binary),
  bayesRisksCertificate: given(binary, risks),
  degradationCertificate: given(binary, channel, forward),
  tradeoffCertificate: given(verdict.convex),
  certificate: given(point),
  "new PointSolver": given(binary, { route: "linear", symmetries: true }),
  "PointSolver#solve": { self: () => new root.PointSolver(binary), args: () => [bounds] },
  "PointSolver#steps": { self: () => new root.PointSolver(retrained), args: () => [bounds] },
  solve: given(retrained, bounds, { symmetries: false }),
  surface: given(binary),
  surfaceSteps: given(binary),
  slice: given(surface, { perception: "1/100" }),
  sliceAt: given(binary, { errorRate: "1/4" }),
  valueAt: given(slice, half),
  sliceBand: given(smooth, { perception: "1/100" }, { tolerance: "1/10" }),
  bandCertificate: given(band),
  bandAt: given(band, half),
  surfaceBand: given(smooth, { tolerance: "1/5" }),
  surfaceBandCertificate: given(region),
  surfaceBandAt: given(region, bounds),
  sweepAt: given(binary, { distortion: 1, perception: "1/2", errorRate: 2n }),
  evaluate: given(binary, restorer),
  restorer: given(binary, rows, "$"),
  minima: given(binary),
  theorem1: given(surface),
  theorem2: given(binary),
  tradeoff: given(binary),
  channelOf: given(binary),
  degradation: given(channel, channel),
  table: given(binary, { distortion: ["0", "inf"], perception: "0,1/10" }),
  latex: given(listing, { decimals: 3 }),
  confusionProblem: given({
    name: "c",
    classes: ["a", "b"],
    counts: [
      [3, 1],
      [0, 2],
    ],
    distortion: "hamming",
    perception: "chebyshev",
  }),
  readCsv: given("a,b\n1,2", "f.csv"),
  restorerFromCounts: given(binary, [
    [3, 1],
    [0, 2],
  ]),
  sliceCertificate: given(slice),
  weightedCertificate: given(root.sweepAt(binary, { distortion: 1, perception: 1, errorRate: 1 })),
  // exact-cdp/quantise
  "quantise/symmetricChannel": given(letters2, "1/10"),
  erasureChannel: given(letters2, "1/10", "?"),
  zChannel: given(letters2, "1/10"),
  manyToOneChannel: given(letters2, ["y", "y"]),
  additiveNoiseChannel: given(
    [0, "1/2"],
    [
      [0, "1/2"],
      [1, "1/2"],
    ],
  ),
  quantisedNoiseChannel: given([0, 1], law, grid, 100),
  normal: given(0, 1),
  laplace: given(0, 1),
  uniform: given(0, 1),
  mixture: given([
    ["1/2", law],
    ["1/2", quantise.uniform(0, 1)],
  ]),
  evenGrid: given(0, "1/2", 3),
  quantise: given(law, [-1, 1], 100),
  quantisedSource: given([{ name: "k", prior: 1, law }], grid, 100),
  sourceFromCounts: given(["k"], letters2, [[1, 2]]),
  sourceFromSamples: given([
    ["k", "a"],
    ["l", "b"],
  ]),
  // exact-cdp/kernel
  checkText: given(JSON.stringify(root.certificate(infeasible)), () => undefined),
  checkStream: given(
    () => [Buffer.from(JSON.stringify(root.certificate(point)))],
    () => undefined,
  ),
  // exact-cdp/verified
  verifiedVerdicts: given(JSON.stringify(root.certificate(point))),
  // exact-cdp/browser
  loadPlot: given(),
  loadVerified: given(),
  // exact-cdp/report
  csv: given(listing, { decimals: 3 }),
  markdown: given(listing, { decimals: 3 }),
  json: given(listing, { decimals: 3 }),
  text: given(listing, { decimals: 3 }),
  "new Notation": given({ decimals: 3, numbers: "both", longest: 12 }, "exact"),
  "Notation.ofTables": given({ decimals: 3 }),
  "Notation#isLong": { self: () => shown, args: () => [half] },
  "Notation#one": { self: () => shown, args: () => [half] },
  "Notation#both": { self: () => shown, args: () => [half] },
  "Notation#given": { self: () => shown, args: () => ["inf"] },
  "Notation#rounded": { self: () => shown, args: () => [half] },
  "Notation#fits": { self: () => shown, args: () => [half] },
  "Notation#notes": noArguments(() => shown),
  originOf: given(binary, "a command"),
  gridListing: given(origin, ["inf"], [half], [[{ status: "optimal", errorRate: half }]]),
  pointData: given(branched),
  pointText: given(point, shown),
  surfaceCases: given(surface, origin),
  surfaceListing: given(surface, origin),
  sliceListing: given(slice, origin),
  sliceBandListing: given(band, origin),
  surfaceBandListing: given(region, origin),
  audit: given(binary, restorer, { weights: [{ distortion: 1, perception: "1/2", errorRate: 2n }], tolerance: "1/10" }),
  "new Auditor": given(binary, { weights: [{ distortion: 1, perception: "1/2", errorRate: 2n }], tolerance: "1/10" }),
  "Auditor#steps": { self: () => new report.Auditor(binary), args: () => [restorer] },
  auditCertificates: given(audited),
  auditListing: given([{ name: "mine", audit: audited }], origin, ["n"]),
  sweepListing: given([{ point: root.sweepAt(binary, { distortion: 1, perception: 1, errorRate: 1 }) }], origin, ["n"]),
  verdictsListing: given(
    [{ problem: binary, theorem1: holds, theorem2: risks, tradeoff: verdict }],
    "command",
    ["more"],
    false,
  ),
  theorem1Data: given(holds),
  theorem1Text: given(holds, shown),
  theorem2Data: given(binary, risks),
  theorem2Text: given(binary, risks, shown),
  tradeoffData: given(verdict),
  tradeoffText: given(verdict, shown),
  orderData: given({ channel, of: channel, forward, backward: forward }),
  orderText: given({ channel, of: channel, forward, backward: forward }, shown),
  familyListing: given({ ...record, complete: false, command: "command" }),
  // exact-cdp/plot
  surfaceCells: given(surface),
  bandCells: given(region),
  certificateCells: given(binary, {
    pieces: surface.pieces,
    domain: surface.domain,
    neighbours: surface.proof().pieces.map(({ neighbours, rows: sides }) => ({ pieces: neighbours, rows: sides })),
  }),
  mapFigure: given([cells], { levels: [half], points: [plotted], command: "plot" }),
  spaceFigure: given([cells], {
    levels: [half],
    points: [plotted],
    command: "plot",
    views: [{ azimuth: 35, elevation: 30 }],
  }),
  curvesFigure: given([slice, band], { points: [plotted], command: "plot" }),
  gaussianFigure: given(gaussianRows, "file", "plot"),
  optima: given(binary, [root.sweepAt(binary, { distortion: 1, perception: 1, errorRate: 1 })]),
  viewOf: given("35,30", "path"),
  endingOf: given("map.svg", "path"),
  drawn: given(figure, "svg"),
  // exact-cdp/enumeration
  "new ChannelSpace": given({ kind: "fractions", inputs: 2, outputs: 2, denominator: 3n }),
  "ChannelSpace#rank": {
    self: () => space,
    args: () => [
      [
        [2n, 1n],
        [3n, 0n],
      ],
    ],
  },
  "ChannelSpace#unrank": { self: () => space, args: () => [5n] },
  "ChannelSpace#rankOf": { self: () => space, args: () => [entries] },
  "ChannelSpace#matrixOf": { self: () => space, args: () => [entries] },
  "ChannelSpace#range": { self: () => space, args: () => [2n, 5n] },
  channelMatrix: given([[1n, 2n]]),
  "new ChannelWalk": given(space, 1n, 7n),
  "ChannelWalk#seek": { self: () => new enumeration.ChannelWalk(space), args: () => [1n, 7n] },
  "ChannelWalk#next": noArguments(() => new enumeration.ChannelWalk(space)),
  channels: given(space, 1n, 7n),
  "new CanonicalWalk": given(space, symmetries, 1n, 7n),
  "CanonicalWalk#seek": { self: () => new enumeration.CanonicalWalk(space), args: () => [1n, 7n] },
  "CanonicalWalk#next": noArguments(() => new enumeration.CanonicalWalk(space)),
  "new OrbitTest": given(2, 2, symmetries),
  "OrbitTest#isCanonical": { self: () => new enumeration.OrbitTest(2, 2, symmetries), args: () => [entries] },
  "OrbitTest#mayBegin": { self: () => new enumeration.OrbitTest(2, 2, symmetries), args: () => [entries, 1] },
  "OrbitTest#orbit": { self: () => new enumeration.OrbitTest(2, 2, symmetries), args: () => [entries] },
  canonical: given(
    [
      [1n, 2n],
      [3n, 0n],
    ],
    symmetries,
  ),
  inputSymmetries: given(2, [[1, 0]], "path"),
  parseCycles: given("(0 1)", 3, "path"),
  orbitCount: given(space, symmetries),
  sourceSymmetries: given(binary.source.joint),
  // exact-cdp/arbitraries
  alphabets: given({ source: { least: 1, most: 2 }, outputs: 2, restored: 2 }, true),
  unionOf: given(letters),
  placedPoint: given(surface, { places: ["on"], most: 4, denominator: 2 }),
  problemWithPoint: given({ places: ["inside"], sizes: { source: 2, outputs: 2, restored: 2 } }),
  anyRestorer: given(binary),
  bounds: given(binary),
  finiteBounds: given(binary),
  problemWithBounds: given(1, { kinds: ["total-variation"] }),
  channel: given(2, { least: 1, most: 2 }, { channels: ["sparse"], heaviest: 2 }),
  degradedPair: given(2, 2, 2, { channels: ["positive"], heaviest: 2 }),
  deterministicChannel: given(2, 2),
  positiveChannel: given(2, 2, { heaviest: 3 }),
  sparseChannel: given(2, 2, { heaviest: 3 }),
  symmetricChannel: given(2, 2, { heaviest: 3 }),
  arbitrary: given(
    (choose: generate.Choose) => choose("n", 0, 3),
    () => false,
  ),
  pick: given(() => 1, "name", ["a", "b"], [1, 2]),
  compositeDefinition: given({ divergence: "minimum", retrained: true }),
  compositeInstance: given({ divergence: "any", classes: 2 }),
  mirroredInstance: given(),
  distortion: given(letters, true, { distortions: ["metric"], most: 3 }),
  metric: given(3, { most: 3, denominator: 2 }),
  minimum: given(letters, true, ["total-variation"], { witnesses: 2 }),
  needsNumbers: given("wasserstein-1"),
  perception: given("witnesses", letters, { witnesses: 2, most: 3 }),
  instances: given({ kinds: ["chebyshev"], second: "degraded", retrained: "either", ties: true }),
  pmf: given(3, { heaviest: 2 }),
  pointMass: given({ most: 3 }),
  positivePmf: given(3, { heaviest: 2 }),
  fraction: given({ denominator: 4 }),
  matrix: given(2, 2, { most: 3 }),
  nonNegativeMatrix: given(2, 2, { most: 3 }),
  nonNegativeRational: given({ most: 3 }),
  smallRational: given({ denominator: 3 }),
  anyProblemDefinition: given({ divergence: "wasserstein-2", numeric: true }),
  classifier: given(letters, 2),
  problemDefinition: given({ restored: "source", classifier: "bayes", source: "counts" }),
  randomAnyProblem: given({ divergence: "non-convex" }),
  randomProblem: given({ channels: ["symmetric"], distortions: ["hamming"] }),
  sourceByClasses: given(["0", "1"], 2, { ties: true, heaviest: 2 }),
  sourceByCounts: given(["0", "1"], { least: 2, most: 3 }, { largestCount: 2 }),
  // exact-cdp/search
  search: {
    args: () => [conjecture, { strategy: "random", seed: 1, cases: 2n, steps: 5, time: 20, all: false, shrink: 5 }],
    fewest: 2,
    soon: ([, options]) => limited(options),
  },
  runSearch: {
    args: () => [
      {
        conjecture,
        parameters: {
          conjecture: "theorem-2",
          strategy: "random",
          seed: 1,
          cases: 2n,
          steps: 5,
          all: false,
          shrink: 5,
        },
        time: 20,
        workers: 1,
        progress: () => undefined,
      },
    ],
    soon: ([settings]) => limited(settings),
  },
  conjectureNamed: given("theorem-1", "path"),
  readRecord: given(search.recordText(record), { conjecture }),
  caseScan: given(decide),
  scanOf: given(conjecture),
  instance: given({ ...one.definition, other: { outputs: ["z"], matrix: [[Rational.one], [Rational.one]] } }),
  instanceData: given(one),
  instanceFromData: given({
    problem: root.galleryProblem("binary-denoising"),
    other: root.galleryProblem("z-channel"),
  }),
  instanceOf: given(binary, binary),
  compareInstances: given(one, one),
  shrink: {
    args: () => [one, decide, { limit: 5, grid: 0, walks: 0, search: 0, others: [], within: () => true }],
    fewest: 3,
    soon: ([, , options]) => limited(options),
  },
  climbs: {
    args: () => [
      [one][Symbol.iterator](),
      decide,
      { below: () => 0 },
      { budget: 5, scouts: 2, neighbours: 2, patience: 2, bounds: { classes: 2, entrySize: 3n }, within: () => true },
    ],
  },
  "new Family": given(shape, search.usualMeasures),
  "Family#pair": { self: () => family, args: () => [3n] },
  "Family#definition": { self: () => family, args: () => [3n] },
  "Family#problem": { self: () => family, args: () => [3n] },
  shapesOf: given({ classes: [2], inputs: [1, 2], outputs: [2], denominator: [1n], sourceDenominator: [2n] }),
  wholePart: given(family, 0n, 5n),
  verify: given(conjecture, [search.wholePart(family, 0n, 5n)], {
    first: true,
    upToSymmetry: false,
    record: true,
    time: 50,
  }),
  mergeRecords: given([{ name: "one", record: { ...record, parts: [{ ...part, done: part.to, tally }] } }]),
  recordText: given(record),
  mergeTallies: given(tally, { ...tally, undecided: 1n, firstViolation: 4n }),
  convexSurfaceCertificate: given(surface, "exact-cdp/certificate@2"),
  "new ConjectureFault": given("message", one),
  // exact-cdp/lp
  linearProgram: given(
    [{ name: "r", relation: ">=", bound: Rational.one }],
    [{ name: "x", cost: Rational.one, lower: Rational.zero, upper: half, coefficients: { r: half } }],
  ),
  coefficient: given(program, 0, 0),
  solveLinearProgram: given(program, { start: [0], warmStart: () => undefined }),
  prepareFor: given(10, 1000),
  warmStart: given(form),
  floatHint: given(form),
  loadHighsHint: given(),
};

/** Methods that are private in TypeScript: nobody can call them who reads the types. */
export const hidden: readonly string[] = [
  "PointSolver#at",
  "Auditor#run",
  "ChannelSpace#inRange",
  "CanonicalWalk#settle",
  "CanonicalWalk#search",
  "CanonicalWalk#accept",
  "CanonicalWalk#ended",
  "OrbitTest#look",
  "OrbitTest#compare",
  "OrbitTest#columnExceeds",
];
