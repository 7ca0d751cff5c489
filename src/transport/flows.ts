/**
 * Flows on the arcs of a tree, one per node (the arc to its parent), in whole units of mass.
 *
 * Doubles are exact for integers below 2^53, and every flow and partial sum is at most the
 * total mass M; beyond that the flows are BigInts. A register holds the mass that moves.
 */
export interface Flows {
  /** Net supply of the subtree below each node, children before parents; the flow is its absolute value. */
  readonly setSupplies: () => void;
  readonly addTo: (parent: number, child: number) => void;
  /** Sign of the net supply gathered at a node, then kept as its absolute value. */
  readonly settle: (node: number) => number;
  readonly isPositive: (node: number) => boolean;
  /** flow(a) < flow(b). */
  readonly less: (a: number, b: number) => boolean;
  /** register := flow(node). */
  readonly take: (node: number) => void;
  readonly increase: (node: number) => void;
  readonly decrease: (node: number) => void;
  /** Swaps flow(node) and the register. */
  readonly exchange: (node: number) => void;
  readonly registerIsZero: () => boolean;
  readonly at: (node: number) => bigint;
  /** All flows as doubles, where these are exact. */
  readonly doubles?: Float64Array;
}

const safe = 2n ** 53n;

/**
 * Flows in doubles where the total is a safe integer, else in BigInts.
 * @param supply net supply per node: positive for rows, minus the demand for lower nodes
 */
export function flowsOf(supply: readonly bigint[], total: bigint): Flows {
  return total < safe ? new DoubleFlows(supply) : new BigIntFlows(supply);
}

class DoubleFlows implements Flows {
  private readonly supply: Float64Array;
  readonly doubles: Float64Array;
  private register = 0;

  constructor(supply: readonly bigint[]) {
    this.supply = Float64Array.from(supply, Number);
    this.doubles = new Float64Array(supply.length);
  }

  setSupplies = (): void => {
    this.doubles.set(this.supply);
  };
  addTo = (parent: number, child: number): void => {
    this.doubles[parent]! += this.doubles[child]!;
  };
  settle = (node: number): number => {
    const net = this.doubles[node]!;
    this.doubles[node] = Math.abs(net);
    return Math.sign(net);
  };
  isPositive = (node: number): boolean => this.doubles[node]! > 0;
  less = (a: number, b: number): boolean => this.doubles[a]! < this.doubles[b]!;
  take = (node: number): void => {
    this.register = this.doubles[node]!;
  };
  increase = (node: number): void => {
    this.doubles[node]! += this.register;
  };
  decrease = (node: number): void => {
    this.doubles[node]! -= this.register;
  };
  exchange = (node: number): void => {
    const held = this.doubles[node]!;
    this.doubles[node] = this.register;
    this.register = held;
  };
  registerIsZero = (): boolean => this.register === 0;
  at = (node: number): bigint => BigInt(this.doubles[node]!);
}

class BigIntFlows implements Flows {
  private readonly flow: bigint[];
  private register = 0n;

  constructor(private readonly supply: readonly bigint[]) {
    this.flow = [...supply];
  }

  setSupplies = (): void => {
    for (let i = 0; i < this.supply.length; i++) this.flow[i] = this.supply[i]!;
  };
  addTo = (parent: number, child: number): void => {
    this.flow[parent] = this.flow[parent]! + this.flow[child]!;
  };
  settle = (node: number): number => {
    const net = this.flow[node]!;
    this.flow[node] = net < 0n ? -net : net;
    return net > 0n ? 1 : net < 0n ? -1 : 0;
  };
  isPositive = (node: number): boolean => this.flow[node]! > 0n;
  less = (a: number, b: number): boolean => this.flow[a]! < this.flow[b]!;
  take = (node: number): void => {
    this.register = this.flow[node]!;
  };
  increase = (node: number): void => {
    this.flow[node] = this.flow[node]! + this.register;
  };
  decrease = (node: number): void => {
    this.flow[node] = this.flow[node]! - this.register;
  };
  exchange = (node: number): void => {
    const held = this.flow[node]!;
    this.flow[node] = this.register;
    this.register = held;
  };
  registerIsZero = (): boolean => this.register === 0n;
  at = (node: number): bigint => this.flow[node]!;
}
