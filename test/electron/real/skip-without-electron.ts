import { findElectronBinary } from './find-electron.ts';

/** Playwright's global setup: says aloud that nothing ran, and ends well. */
export async function skipWithoutElectron(): Promise<void> {
  // With --no-sandbox, as root needs it, the tests would prove less than they say.
  const isRoot = process.getuid?.() === 0;
  if (findElectronBinary() !== null && !isRoot) return;
  const why = isRoot ? 'Chromium’s sandbox does not start as root' : 'no Electron binary';
  await new Promise((resolve) => process.stdout.write(`skipped: ${why}\n`, resolve));
  process.exit(0);
}

// Playwright calls the default export of a global setup file.
// eslint-disable-next-line no-restricted-syntax
export default skipWithoutElectron;
