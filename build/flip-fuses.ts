import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fuseNames, fuses, strictlyRequireAllFuses, type FuseName } from './fuses.ts';

/** The part of electron-builder's context that is used here. */
export interface PackedApp {
  readonly appOutDir: string;
  readonly electronPlatformName: string;
  readonly packager: {
    readonly appInfo: { readonly productFilename: string };
    readonly executableName?: string;
  };
}

/** The part of @electron/fuses that is used here; it is one of the tools in build/tools. */
interface FuseLibrary {
  readonly FuseVersion: { readonly V1: string };
  readonly FuseV1Options: Readonly<Record<FuseName, number>>;
  flipFuses(executable: string, config: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/**
 * Sets every fuse in the packed binary, before it is signed. Here and not by electron-builder's own
 * `electronFuses`, whose older library does not know all fuses of this Electron, and so cannot
 * require them all.
 */
export async function flipFuses(app: PackedApp): Promise<void> {
  const tools = createRequire(join(import.meta.dirname, 'tools', 'package.json'));
  const address = pathToFileURL(tools.resolve('@electron/fuses')).href;
  const library = (await import(address)) as FuseLibrary;
  await library.flipFuses(executableOf(app), describeFuses(library, app.electronPlatformName));
}

/** The configuration that @electron/fuses takes, from the constant that the tests read. */
export function describeFuses(
  library: Pick<FuseLibrary, 'FuseVersion' | 'FuseV1Options'>,
  platform: string,
): Readonly<Record<string, unknown>> {
  const switches = fuseNames.map((name) => [library.FuseV1Options[name], fuses[name].enabled]);
  return {
    version: library.FuseVersion.V1,
    strictlyRequireAllFuses,
    // Apple silicon starts no binary whose signature does not fit; a real one replaces it later.
    resetAdHocDarwinSignature: platform === 'darwin',
    ...(Object.fromEntries(switches) as Record<string, boolean>),
  };
}

/** Where the binary lies in each system's folder. */
export function executableOf({ appOutDir, electronPlatformName, packager }: PackedApp): string {
  const name = packager.appInfo.productFilename;
  switch (electronPlatformName) {
    case 'darwin':
    case 'mas':
      return join(appOutDir, `${name}.app`, 'Contents', 'MacOS', name);
    case 'win32':
      return join(appOutDir, `${name}.exe`);
    default:
      return join(appOutDir, packager.executableName ?? name);
  }
}
