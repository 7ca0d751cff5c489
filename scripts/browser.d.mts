import type { BuildOptions, BuildResult } from "esbuild";

export function bundleBrowser(options: BuildOptions): Promise<BuildResult>;
