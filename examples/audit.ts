// How far two restorers are from the best, and the proof of it.
import { galleryProblem, problemFromData, restorer } from "exact-cdp";
import { audit, auditCertificates } from "exact-cdp/report";
import { check } from "exact-cdp/kernel";

const problem = problemFromData(galleryProblem("binary-denoising"));
const loss = { distortion: 1, perception: "1/2", errorRate: 2 };

for (const rows of [
  [
    ["1", "0"],
    ["1/2", "1/2"],
  ],
  [
    ["1", "0"],
    ["0", "1"],
  ],
]) {
  const found = audit(problem, restorer(problem, rows), { weights: [loss] });
  const { errorRate, distortion, perception } = found.least;
  console.log(`gaps: ${[errorRate, distortion, perception].map(({ gap }) => String(gap)).join(", ")}`);
  console.log(`left of the loss: ${found.losses.map(({ excess }) => String(excess)).join()}`);
  console.log(`better: ${found.better === undefined ? "none" : String(found.better.achieved.errorRate)}`);
  console.log(
    auditCertificates(found)
      .certificates.map((one) => check(one).status)
      .join(" "),
  );
}

// prints:
// gaps: 6/125, 21/200, 17/125
// left of the loss: 1/4
// better: 51/250
// accepted accepted accepted accepted
// gaps: 0, 0, 0
// left of the loss: 0
// better: none
// accepted accepted accepted
