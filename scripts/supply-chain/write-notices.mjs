// Writes out/THIRD-PARTY-NOTICES.txt: the licence text of each shipped package, as MIT and the like
// ask of everyone who passes a copy on. Part of the build.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedPackages } from './shipped-packages.mjs';

const root = join(import.meta.dirname, '../..');
const rule = '='.repeat(78);

// Electron brings the notices of its own parts beside its binary.
const noticed = shippedPackages().filter(({ path }) => existsSync(join(root, path)));
const texts = noticed.map(({ path, name, version, license }) =>
  [rule, `${name} ${version} (${license})`, rule, licenceText(path)].join('\n'),
);
const title = 'Collega contains the following packages, each under its own licence.';
writeFileSync(join(root, 'out/THIRD-PARTY-NOTICES.txt'), [title, ...texts, ''].join('\n\n'));

function licenceText(path) {
  const files = readdirSync(join(root, path)).filter((name) =>
    /^(licen[cs]e|copying|notice)(?!.*\.(js|json)$)/i.test(name),
  );
  const texts = files.map((name) => readFileSync(join(root, path, name), 'utf8').trim());
  if (texts.length > 0) return texts.join('\n\n');
  const { author, homepage } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
  const who = typeof author === 'string' ? author : (author?.name ?? 'its authors');
  return `No licence text in the package. Copyright: ${who}. ${homepage ?? ''}`.trim();
}
