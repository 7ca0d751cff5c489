import type { Plugin as EsbuildPlugin } from "esbuild";
import type { Plugin } from "vite";

export function withLoops(text: string): string;
export const extractedProgram: EsbuildPlugin;
export function extractedProgramForVite(): Plugin;
