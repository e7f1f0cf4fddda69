import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { builderNames } from '../../build/signing-environment.mjs';
import { preparePackagingTools } from '../../scripts/packaging-tools.mjs';
import { type Packed } from './packed.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly packed: Packed;
  }
}

const root = join(import.meta.dirname, '../..');

/** Packs the built application as the release does, and hands what came of it to the tests. */
export function setup(project: TestProject): void {
  const tools = preparePackagingTools();
  if ('missing' in tools) throw new Error(`Packaging cannot be tested here: ${tools.missing}.`);
  const folder = mkdtempSync(join(tmpdir(), 'collega-packaging-'));
  try {
    run(process.execPath, ['scripts/ensure-built.mjs']);
    run(process.execPath, ['scripts/stage-app.mjs', join(folder, 'app')]);
    run(tools.node, ['test/packaging/pack.mjs', folder]);
    const packed = JSON.parse(readFileSync(join(folder, 'packed.json'), 'utf8')) as Packed;
    const megabytes = packed.folders['linux-unpacked'].asarBytes / 1e6;
    process.stdout.write(`app.asar: ${megabytes.toFixed(1)} MB\n`);
    project.provide('packed', packed);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

function run(program: string, args: readonly string[]): void {
  // A release's certificates must not sign what is packed here.
  const kept = Object.entries(process.env).filter(([name]) => !builderNames.includes(name));
  const env = Object.fromEntries(kept);
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8', env });
  if (status !== 0) throw new Error(`${args.join(' ')}\n${stdout}\n${stderr}`);
}
