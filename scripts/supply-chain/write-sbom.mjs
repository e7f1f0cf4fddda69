// `npm run sbom`: what is shipped, as CycloneDX 1.5 on standard output. npm's own list (`npm sbom`)
// is cut down to it, since npm takes what the build bundles into the window for development tools.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedPackages } from './shipped-packages.mjs';

const root = join(import.meta.dirname, '../..');
const whole = JSON.parse(
  execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  }),
);
const shipped = new Set(shippedPackages().map(({ name, version }) => `${name}@${version}`));
const components = whole.components.filter((each) => shipped.has(each['bom-ref']));
const { name, version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
// npm names the root after its folder.
const folderName = whole.metadata.component['bom-ref'];
const own = `${name}@${version}`;
const refOf = (ref) => (ref === folderName ? own : ref);
const known = new Set([own, ...components.map((each) => each['bom-ref'])]);
// The scope says what npm thinks of it; here everything is shipped.
const listed = components.map(({ scope, ...component }) => component);
const dependencies = whole.dependencies
  .map(({ ref, dependsOn = [] }) => ({ ref: refOf(ref), dependsOn }))
  .filter(({ ref }) => known.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => known.has(each)) }));
const component = {
  'bom-ref': own,
  type: 'application',
  name,
  version,
  purl: `pkg:npm/${own}`,
  licenses: [{ license: { id: license } }],
};
const metadata = { ...whole.metadata, component };

const sbom = { ...whole, metadata, components: listed, dependencies };
process.stdout.write(`${JSON.stringify(sbom, null, 2)}\n`);
