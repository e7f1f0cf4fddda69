import { type FuseName } from '../../build/fuses.ts';

/** What read-packed-folder.mjs reads of one unpacked folder. */
export interface PackedFolder {
  readonly files: readonly string[];
  readonly resources: readonly string[];
  readonly locales: readonly string[];
  readonly asarBytes: number;
  /** SHA-256 of each file of app.asar. */
  readonly asarFiles: Readonly<Record<string, string>>;
  readonly headerHash: string;
  readonly integrity: readonly { readonly file: string; readonly value: string }[] | null;
  readonly hasUnpacked: boolean;
  readonly fuses: Readonly<Record<FuseName, 'ENABLE' | 'DISABLE'>>;
}

export const folderNames = [
  'linux-unpacked',
  'linux-arm64-unpacked',
  'win-unpacked',
  'win-arm64-unpacked',
] as const;

/** What pack.mjs writes. */
export interface Packed {
  /** SHA-256 of each file of the staged folder. */
  readonly staged: Readonly<Record<string, string>>;
  readonly folders: Readonly<Record<(typeof folderNames)[number], PackedFolder>>;
  readonly made: {
    readonly fpm: readonly { readonly args: readonly string[]; readonly desktopEntry: string }[];
    readonly appImage: readonly { readonly desktop: string; readonly desktopFileName: string }[];
    readonly nsis: readonly {
      readonly defines: Readonly<Record<string, unknown>>;
      readonly commands: Readonly<Record<string, unknown>>;
    }[];
  };
}
