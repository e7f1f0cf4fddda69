import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { builderNames } from '../../build/signing-environment.mjs';

const root = join(import.meta.dirname, '../..');
const folder = join(root, '.github/workflows');
const workflows = readdirSync(folder).map(
  (name) => [name, readFileSync(join(folder, name), 'utf8')] as const,
);
const release = readFileSync(join(folder, 'release.yml'), 'utf8');
/** The lines of one job. */
const job = (name: string) =>
  new RegExp(`^ {2}${name}:\\n((?: {4}.*\\n|\\n)+)`, 'mu').exec(`${release}\n`)?.[1] ?? '';

describe.each(workflows)('%s', (_name, text) => {
  test('names each action by the digest of a release, so that a moved tag changes nothing', () => {
    const uses = [...text.matchAll(/uses: (\S+)(.*)$/gmu)].filter(
      ([, what]) => !what?.startsWith('./'),
    );
    expect(uses.length).toBeGreaterThan(0);
    for (const [, what, comment] of uses) {
      expect(what).toMatch(/^actions\/[\w-]+@[\da-f]{40}$/u);
      expect(comment).toMatch(/^ # v\d+\.\d+\.\d+$/u);
    }
  });

  test('may read only, unless a job says what it writes', () => {
    expect(/^permissions:\n((?: {2}.*\n)+)/mu.exec(text)?.[1]).toBe('  contents: read\n');
  });

  test('gives every job a deadline', () => {
    const jobs = text.slice(text.indexOf('\njobs:')).match(/^ {4}runs-on:/gmu) ?? [];
    expect(text.match(/^ {4}timeout-minutes: \d+$/gmu)).toHaveLength(jobs.length);
  });

  test('leaves no credentials in the clone', () => {
    const clones = text.match(/actions\/checkout@/gu) ?? [];
    expect(text.match(/persist-credentials: false/gu) ?? []).toHaveLength(clones.length);
  });
});

describe('the release', () => {
  test('drafts only what was tested and started, of the same commit', () => {
    expect(job('tests')).toContain('needs: check');
    expect(job('tests')).toContain('uses: ./.github/workflows/test.yml');
    expect(job('installers')).toContain('needs: tests');
    expect(job('package')).toContain('needs: tests');
    expect(job('draft')).toContain('needs: [installers, package]');
    expect(job('draft')).toContain("if: startsWith(github.ref, 'refs/tags/v')");
    expect(job('installers').match(/scripts\/smoke-run\.mjs/gu)).toHaveLength(2);
    expect(job('installers')).toContain('scripts/check-fuses.mjs');
  });

  test('shows each secret to one step, in a protected environment, under its own names', () => {
    expect(job('installers')).toContain('environment: release');
    expect(job('draft')).toContain('environment: release');
    expect(job('draft')).toMatch(
      /- run: node scripts\/sign-release\.mjs files\n {8}env:\n {10}RELEASE_SIGNING_KEY: \S+ secrets/u,
    );
    const all = release.split('\n').filter((line) => line.includes('secrets.'));
    const secrets = all.filter((line) => !line.includes('RELEASE_SIGNING_KEY'));
    expect(all).toHaveLength(secrets.length + 1);
    // Ten blanks: the `env` of a step. A job's or the workflow's would be every step's.
    expect(secrets.filter((line) => !/^ {10}\w+: \$\{\{ secrets\.\w+ \}\}$/u.test(line))).toEqual(
      [],
    );
    const step = /- run: npm run installers\n {8}env:\n((?: {10}.*\n)+)/u.exec(release)?.[1] ?? '';
    expect(step.trim().split('\n')).toHaveLength(secrets.length);
    // An unset secret is an empty CSC_LINK, which electron-builder takes for a file.
    expect(builderNames).toContain('CSC_LINK');
    expect(release).not.toMatch(/(?<!\w)CSC_/u);
  });

  test('drafts manifests for the package managers, made of the very files', () => {
    const steps = job('draft');
    const order = [
      'download-artifact@',
      'write-manifests.mjs files manifests',
      'sha256sum',
      'sign-release.mjs files',
      'attest-build-provenance@',
      'gh release',
    ];
    const places = order.map((each) => steps.indexOf(each));
    expect(places.every((at) => at > 0)).toBe(true);
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  test('lists everything that is shipped, and says where each file was made', () => {
    expect(job('package')).toContain('npm run --silent sbom');
    expect(job('draft')).toContain('actions/attest-build-provenance@');
    expect(job('draft')).toMatch(/id-token: write\n\s+attestations: write/u);
    expect(job('draft')).toContain('sha256sum -- * > ../SHA256SUMS');
  });
});

describe('what must agree before a release', () => {
  const check = (ref: string, change: (folder: string) => void = () => undefined) => {
    const copy = mkdtempSync(join(tmpdir(), 'collega-release-'));
    onTestFinished(() => rmSync(copy, { recursive: true, force: true, maxRetries: 10 }));
    for (const file of [
      'package.json',
      'package-lock.json',
      'build/update-notes.json',
      'scripts/check-release.mjs',
    ]) {
      cpSync(join(root, file), join(copy, file));
    }
    const { version } = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8')) as {
      version: string;
    };
    writeFileSync(join(copy, 'CHANGELOG.md'), `# Changelog\n\n## [${version}] - 2026-11-29\n`);
    change(copy);
    const script = join(copy, 'scripts/check-release.mjs');
    const given = ref.replace('VERSION', version);
    return spawnSync(process.execPath, [script, given], { encoding: 'utf8' });
  };

  test('a tag with the same version everywhere is let through', () => {
    expect(check('refs/tags/vVERSION')).toMatchObject({ status: 0 });
  });

  test.each<[string, string, (folder: string) => void]>([
    ['refs/tags/v99.0.0', 'the tag says 99.0.0', () => undefined],
    [
      'refs/tags/vVERSION',
      'CHANGELOG.md has no section',
      (at) => writeFileSync(join(at, 'CHANGELOG.md'), ''),
    ],
    [
      'refs/tags/vVERSION',
      'build/update-notes.json is of 0.0.1',
      (at) => writeFileSync(join(at, 'build/update-notes.json'), '{"version":"0.0.1"}'),
    ],
    [
      'refs/heads/main',
      'package-lock.json says',
      (at) => {
        const lock = join(at, 'package-lock.json');
        writeFileSync(
          lock,
          readFileSync(lock, 'utf8').replace(/"version": "[^"]+"/u, '"version": "9.9.9"'),
        );
      },
    ],
  ])('%s ends: %s', (ref, says, change) => {
    const { status, stderr } = check(ref, change);
    expect(status).toBe(1);
    expect(stderr).toContain(says);
  });

  test('a trial without a tag needs no section in the changelog', () => {
    expect(
      check('refs/heads/main', (at) => writeFileSync(join(at, 'CHANGELOG.md'), '')),
    ).toMatchObject({ status: 0 });
  });
});

describe('the smoke run', () => {
  const run = (script: string) => {
    const at = mkdtempSync(join(tmpdir(), 'collega-smoke-'));
    onTestFinished(() => rmSync(at, { recursive: true, force: true, maxRetries: 10 }));
    const program = join(at, 'collega');
    writeFileSync(program, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return spawnSync(process.execPath, [join(root, 'scripts/smoke-run.mjs'), program], {
      encoding: 'utf8',
      env: { ...process.env, COLLEGA_SMOKE_MS: '3000' },
    });
  };

  // A shell script stands in for the program.
  const shown = 'echo "collega-handshake: window-shown"';
  const practised = 'echo "collega-handshake: practice-passed"';
  test.skipIf(process.platform === 'win32').each([
    [
      `echo "$1 $COLLEGA_HANDSHAKE $COLLEGA_PRACTISE"; ${shown}; ${practised}; exit 0`,
      0,
      '--sandbox 1 1',
    ],
    ['exit 3', 1, 'it ended with 3 before window-shown'],
    ['kill -TRAP $$', 1, 'it ended with SIGTRAP before window-shown'],
    [`${shown}; exit 0`, 1, 'it ended with 0 before practice-passed'],
    [`${shown}; ${practised}; exit 1`, 1, 'it ended with 1 instead of 0'],
    [`${shown}; ${practised}; kill -SEGV $$`, 1, 'it ended with SIGSEGV instead of 0'],
    [`${shown}; ${practised}; exec sleep 30`, 1, 'not within 3000 ms: its end'],
    [
      `${shown}; echo "collega-handshake: practice-failed the sign-in ended as failed"; exec sleep 30`,
      1,
      'practice-failed the sign-in ended as failed',
    ],
    ['echo "collega-handshake: not-started no key"; exec sleep 30', 1, 'not-started no key'],
    ['exec sleep 30', 1, 'not within 3000 ms: window-shown, practice-passed'],
  ])('%s: %i', (script, status, says) => {
    const result = run(script);
    expect(`${result.stdout}${result.stderr}`).toContain(says);
    expect(result.status).toBe(status);
  });
});
