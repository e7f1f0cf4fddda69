// `node scripts/check-release.mjs REF`: before a release is made, compares what must agree. REF is a
// tag (refs/tags/v1.2.3), or anything else for a trial, which needs no section in the changelog.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const [ref = ''] = process.argv.slice(2);
const read = (path) => readFileSync(join(root, path), 'utf8');
const { name, version } = JSON.parse(read('package.json'));
const lock = JSON.parse(read('package-lock.json'));
const tag = /^refs\/tags\/v(.+)$/u.exec(ref)?.[1] ?? null;

const wrong = [];
for (const locked of [lock, lock.packages['']]) {
  if (locked.version !== version || locked.name !== name) {
    wrong.push(`package-lock.json says ${locked.name} ${locked.version}`);
  }
}
if (tag !== null) {
  if (tag !== version) wrong.push(`the tag says ${tag}`);
  const section = new RegExp(
    `^## \\[${version.replaceAll('.', '\\.')}\\] - \\d{4}-\\d\\d-\\d\\d$`,
    'mu',
  );
  if (!section.test(read('CHANGELOG.md'))) {
    wrong.push(`CHANGELOG.md has no section "## [${version}] - DATE"`);
  }
}
const notes = JSON.parse(read('build/update-notes.json'));
if (tag !== null && notes.version !== version) {
  wrong.push(`build/update-notes.json is of ${notes.version}`);
}
if (wrong.length > 0) {
  console.error(`package.json says ${name} ${version}, but:\n- ${wrong.join('\n- ')}`);
  process.exit(1);
}
console.log(`${name} ${version}${tag === null ? ' (no tag: a trial)' : ''}`);
