import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleModule } from '../../src/services/testing/bundle-module.ts';

/** Bundles one of the processes beside this file; answers the folder to remove afterwards too. */
export async function bundleProcess(name: string): Promise<{ script: string; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'collega-storm-'));
  return { script: await bundleModule(join(import.meta.dirname, `${name}.ts`), folder), folder };
}
