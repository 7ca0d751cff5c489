/** Reports: tables in four formats, of C over a grid and of surfaces, slices and sweeps. */
export { table, tableOf, cellOf, type Cell, type Table, type TableStyle } from "./table.js";
export { latex } from "./latex.js";
export { csv } from "./csv.js";
export { markdown } from "./markdown.js";
export { json } from "./json.js";
export { originOf, type Origin } from "./listing.js";
export { surfaceJson, surfaceText } from "./surface.js";
export { surfaceCases, surfaceCsv, surfaceLatex, surfaceMarkdown } from "./surface-tables.js";
export { sliceCsv, sliceData, sliceLatex, sliceMarkdown, sliceText } from "./slice.js";
export { sweepCsv, sweepData, sweepJson, sweepLatex, sweepMarkdown, sweepText, type SweepRow } from "./sweep.js";
