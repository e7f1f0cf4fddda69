import packageJson from '../../../package.json' with { type: 'json' };
import { releaseKey } from './release-key.ts';

export interface UpdateSource {
  /** Of the announcement. */
  readonly address: string;
  /** SPKI in base64; null where there is no publisher to believe. */
  readonly publicKey: string | null;
  /** The page of a version, which a user's browser opens. */
  pageOf(version: string): string;
}

const releases = `${packageJson.homepage}/releases`;

/** The newest release of the repository that package.json names. GitHub leads `latest` to it. */
export const publishedUpdates: UpdateSource = {
  address: `${releases}/latest/download/collega-update.json`,
  publicKey: releaseKey,
  pageOf: (version) => `${releases}/tag/v${version}`,
};

/** What the desktop shell opens for it, and nothing else of the site. */
export function isReleasePage(address: string): boolean {
  const version = address.startsWith(`${releases}/tag/v`)
    ? address.slice(`${releases}/tag/v`.length)
    : '';
  return /^\d{1,5}\.\d{1,5}\.\d{1,5}$/u.test(version);
}
