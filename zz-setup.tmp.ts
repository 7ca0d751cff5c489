import { Session } from "node:inspector/promises";
import { afterAll, beforeAll, expect } from "vitest";
import { appendFileSync, writeFileSync } from "node:fs";
const prof = process.env["PROF"] === "1";
const s = new Session(); if (prof) s.connect();
let cpu: NodeJS.CpuUsage;
beforeAll(async () => { if (prof) { await s.post("Profiler.enable"); await s.post("Profiler.setSamplingInterval", { interval: 1000 }); await s.post("Profiler.start"); } cpu = process.cpuUsage(); });
afterAll(async () => { const u = process.cpuUsage(cpu); const p = expect.getState().testPath!.replace(/.*suite\/test\//, ""); appendFileSync(process.env["CPUOUT"]!, `${((u.user + u.system) / 1e6).toFixed(2)} ${p}\n`); if (prof) { const { profile } = await s.post("Profiler.stop"); writeFileSync(`/tmp/prof/${p.replaceAll("/", "_")}.json`, JSON.stringify({ path: p, u, profile })); s.disconnect(); } });
