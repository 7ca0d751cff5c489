// The whole of C(D,P): its pieces, its value anywhere, a slice, the paper's loss, the proofs.
import {
  check,
  galleryProblem,
  problemFromData,
  sliceAt,
  sliceCertificate,
  surface,
  sweepAt,
  weightedCertificate,
} from "exact-cdp";

const problem = problemFromData(galleryProblem("three-classes"));
const C = surface(problem);

for (const { intercept, multipliers } of C.pieces) {
  console.log(`${String(intercept)} - ${String(multipliers.distortion)} D - ${String(multipliers.perception)} P`);
}
console.log(`C(7/20, 1/10) = ${String(C.at({ distortion: "7/20", perception: "1/10" }))}`);
console.log(`C(3/10, 0) is ${String(C.at({ distortion: "3/10", perception: 0 }))}`);

// C along P for D = 2/5, segment by segment.
const along = sliceAt(problem, { distortion: "2/5" });
for (const { from, to, intercept, slope } of along.segments) {
  console.log(`P from ${String(from)} to ${String(to)}: ${String(intercept)} + (${String(slope)}) P`);
}

// min of distortion + 1/2 perception + 2 error rate: a vertex of the surface.
const loss = sweepAt(problem, { distortion: 1, perception: "1/2", errorRate: 2 });
const { achieved } = loss;
console.log(
  `the loss is least at ${String(achieved.distortion)}, ${String(achieved.perception)}, ${String(achieved.errorRate)}`,
);

for (const proof of [C.certificate(), sliceCertificate(along), weightedCertificate(loss)])
  console.log(check(proof).status);

// prints:
// 53/125 - 0 D - 0 P
// 5443/12250 - 0 D - 3/49 P
// 2729/6125 - 0 D - 8/49 P
// 249/500 - 1/6 D - 0 P
// 3063/6125 - 1/6 D - 17/98 P
// C(7/20, 1/10) = 1319/3000
// C(3/10, 0) is infinite
// P from 0 to 3/250: 2729/6125 + (-8/49) P
// P from 3/250 to 191/900: 5443/12250 + (-3/49) P
// P from 191/900 to inf: 647/1500 + (0) P
// the loss is least at 789/2450, 3/250, 5443/12250
// accepted
// accepted
// accepted
