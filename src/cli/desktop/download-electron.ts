import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { downloadFile, type DownloadProgress } from '../../services/network/download-file.ts';
import { type NetworkRoute } from '../../services/network/network-route.ts';
import { systemClock } from '../../services/shell/ports/clock.ts';
import { childEnvironment } from '../../services/shell/child-environment.ts';
import { findElectron } from './find-electron.ts';

/** The part of @electron/get, a dependency of Electron's package, that is used here. */
interface ElectronGet {
  downloadArtifact: (details: {
    readonly version: string;
    readonly artifactName: 'electron';
    readonly platform: string;
    readonly arch: string;
    readonly cacheRoot: string | undefined;
    readonly checksums: Readonly<Record<string, string>> | undefined;
    readonly downloader: { download(address: string, path: string): Promise<void> };
  }) => Promise<string>;
}

export interface ElectronDownload {
  /** Electron's package. */
  readonly folder: string;
  readonly route: NetworkRoute;
  readonly signal: AbortSignal;
  readonly onAddress: (address: string) => void;
  readonly onProgress: (progress: DownloadProgress) => void;
}

/** Electron's own installer, which unpacks what is in the cache, did not end well. */
export class UnpackingFailed extends Error {
  override readonly name = 'UnpackingFailed';
}

/**
 * Fetches Electron's binary into the cache that its own installer reads, with Collega's proxy,
 * authorities, progress and deadline (@electron/get's own downloader has none of them), and lets
 * that installer check and unpack it. Mirrors (ELECTRON_MIRROR), the cache's place and the built-in
 * checksums are @electron/get's. Answers the executable. @throws what downloadFile throws
 */
export async function downloadElectron(download: ElectronDownload): Promise<string | null> {
  const { folder, route, signal, onAddress, onProgress } = download;
  const tools = createRequire(join(folder, 'package.json'));
  const address = pathToFileURL(tools.resolve('@electron/get')).href;
  const { downloadArtifact } = (await import(/* @vite-ignore */ address)) as ElectronGet;
  const { version } = readJson(join(folder, 'package.json')) as { readonly version: string };
  const arch = process.env['npm_config_arch'] ?? process.arch;
  const remoteChecksums = process.env['electron_use_remote_checksums'] !== undefined;
  await downloadArtifact({
    version,
    artifactName: 'electron',
    platform: process.platform,
    arch,
    cacheRoot: process.env['electron_config_cache'],
    checksums: remoteChecksums
      ? undefined
      : (readJson(join(folder, 'checksums.json')) as Record<string, string>),
    downloader: {
      download: async (from, path) => {
        onAddress(from);
        await mkdir(dirname(path), { recursive: true });
        await downloadFile(route, from, { path, clock: systemClock, signal, onProgress });
      },
    },
  });
  await unpack(join(folder, 'install.js'), arch, signal);
  return findElectron({});
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function unpack(installer: string, arch: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [installer], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...childEnvironment(process.env), ELECTRON_INSTALL_ARCH: arch },
      signal,
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(0, 4_000);
    });
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve();
      else reject(new UnpackingFailed(said.split('\n')[0] ?? ''));
    });
  });
}
