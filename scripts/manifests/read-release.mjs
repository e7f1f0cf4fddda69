// What a release says of itself, for the manifests: version and day, and its files with their hashes.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readProjectPlace } from '../../build/project-place.mjs';

const root = join(import.meta.dirname, '../..');

/** What the package managers show. The short one has 80 letters at most (Homebrew, Flathub). */
export const texts = {
  en: {
    short: 'Link Outlook / Microsoft 365 mailboxes to Odoo',
    long: 'Collega links Outlook / Microsoft 365 mailboxes to Odoo by Azure OAuth, tests the connection step by step, and explains what failed, why, and who must act.',
  },
  it: {
    short: 'Collega le caselle Outlook / Microsoft 365 a Odoo',
    long: 'Collega unisce le caselle Outlook / Microsoft 365 a Odoo con Azure OAuth, prova la connessione passo per passo e spiega che cosa non funziona, perché e chi deve intervenire.',
  },
};

/** Of package.json, and the day that stands beside the version in the changelog (today in a trial). */
export function readManifest() {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { version } = manifest;
  const day = new RegExp(
    `^## \\[${version.replaceAll('.', '\\.')}\\] - (\\d{4}-\\d\\d-\\d\\d)$`,
    'mu',
  );
  const date = day.exec(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'))?.[1];
  const today = new Date().toISOString().slice(0, 10);
  return { ...manifest, date: date ?? today, place: readProjectPlace(manifest) };
}

/**
 * The files of a release in a folder, as a function of the ending behind `Collega-VERSION-`: address
 * and SHA-256. @throws for one that is not there, or that SHA256SUMS beside it tells otherwise
 */
export function readFiles(folder, { productName, version, place }) {
  const names = readdirSync(folder);
  const sums = readSums(join(folder, 'SHA256SUMS'));
  return (ending) => {
    const name = `${productName}-${version}-${ending}`;
    if (!names.includes(name)) throw new Error(`${folder} has no ${name}`);
    const sha256 = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
    const listed = sums?.get(name);
    if (sums !== null && listed !== sha256) {
      throw new Error(`SHA256SUMS says ${listed ?? 'nothing'} of ${name}, which is ${sha256}`);
    }
    return { name, url: place.download(version, name), sha256 };
  };
}

function readSums(path) {
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, 'utf8').matchAll(/^([\da-f]{64}) [ *](.+)$/gmu);
  return new Map([...lines].map(([, sha256, name]) => [name, sha256]));
}
