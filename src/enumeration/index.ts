/** Enumeration of channels: ranks, shards, orbits. */
export { ChannelSpace, channelMatrix, type ChannelFamily } from "./space.js";
export { ChannelWalk, channels } from "./walk.js";
export { CanonicalWalk } from "./canonical-walk.js";
export { OrbitTest, canonical, inputSymmetries, type InputSymmetries } from "./symmetry.js";
export { parseCycles } from "./permutations.js";
export { orbitCount } from "./burnside.js";
export { sourceSymmetries } from "./source-symmetry.js";
