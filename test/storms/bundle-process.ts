import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

/**
 * Bundles one of the processes beside this file, libraries included, so that it starts in a tenth
 * of a second; answers the script and the folder to remove afterwards.
 */
export async function bundleProcess(name: string): Promise<{ script: string; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'collega-storm-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, `${name}.ts`),
      target: 'node20',
      // Half as much to read at each start, of which a storm has hundreds.
      minify: true,
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
  return { script: join(folder, `${name}.mjs`), folder };
}
