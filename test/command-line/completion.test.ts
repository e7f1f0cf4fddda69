import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { isInstalled, openShell, type Shell } from './support/open-shell.ts';
import { runCollega } from './support/run-collega.ts';

const secret = 'abc8Q~a.made-up.value-0123456789-0123456';
const built = join(import.meta.dirname, '..', '..', 'out', 'node', 'collega.js');
const folder = mkdtempSync(join(tmpdir(), 'collega-completion-'));
const data = join(folder, 'data');
const programs = join(folder, 'programs');
const env = {
  ...process.env,
  PATH: `${programs}${delimiter}${process.env['PATH'] ?? ''}`,
  HOME: folder,
  ZDOTDIR: folder,
  TERM: 'dumb',
  LC_ALL: 'C.UTF-8',
  COLLEGA_DATA_DIR: data,
  COLLEGA_KEY_STORE: 'off',
};

/** Names that a shell would act upon: one of a stranger's file could run a command at a key. */
const names = ['Rossi Srl', `O'Neill & $(touch owned) "Co"`];

/** Two clients; the first with both servers of a mailbox. */
beforeAll(async () => {
  mkdirSync(programs);
  const program = join(programs, 'collega');
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${built}' "$@"\n`);
  chmodSync(program, 0o755);
  writeFileSync(`${program}.cmd`, `@"${process.execPath}" "${built}" %*\r\n`);
  const run = async (...args: string[]): Promise<void> => {
    const sealed = { COLLEGA_PASSPHRASE: 'correct horse battery staple' };
    const ended = await runCollega(['--data', data, ...args], { input: secret, env: sealed });
    expect(ended.status, ended.err).toBe(0);
  };
  for (const name of names) {
    const app = ['--application-id', '11111111-2222-3333-4444-555555555555'];
    await run('client', 'add', '--name', name, ...app, '--odoo-url', 'https://odoo.rossi.example');
  }
  for (const direction of ['outgoing', 'incoming']) {
    const server = ['--direction', direction, '--username', 'info@rossi.example'];
    await run('server', 'add', '--client', 'Rossi Srl', ...server);
  }
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

/** Another `script` is on macOS; a bash of Windows may be the stub of WSL. */
function needs(shell: string, skip: (why: string) => void): void {
  if (process.platform === 'win32' && shell !== 'pwsh') skip('Windows has PowerShell');
  if (!isInstalled(shell)) skip(`${shell} is not on this computer`);
  if (shell !== 'pwsh' && !isInstalled('script')) skip('no terminal can be opened here');
}

/** Types a line up to the Tab key; Ctrl+U has taken the one before away. */
async function afterTab(shell: Shell, keys: string, wanted: RegExp): Promise<void> {
  shell.type(`\u0015${keys}\t`);
  await shell.shows(wanted);
}

function open(command: string): Shell {
  const shell = openShell(command, { env, cwd: folder });
  onTestFinished(shell.end);
  return shell;
}

describe('bash', () => {
  test('completes commands, names with blanks, addresses and files as they must be quoted', async ({
    skip,
  }) => {
    needs('bash', skip);
    const shell = open('bash --noprofile --norc -i');
    shell.type(`PS1='ready'; source <(collega completion bash)\n`);
    await shell.shows(/ready$/);
    await afterTab(shell, 'collega vault pass', /vault passphrase $/);
    await afterTab(shell, 'collega client show --client R', /--client Rossi\\ Srl $/);
    await afterTab(shell, 'collega client show --client "R', /--client "Rossi Srl" $/);
    await afterTab(shell, 'collega client show --client=R', /--client=Rossi\\ Srl $/);
    await afterTab(shell, 'collega link --mailbox info@ro', /--mailbox info@rossi\.example $/);
    await afterTab(shell, 'collega report --out ./prog', /--out \.\/programs\/$/);
    // Nothing of a name is run: every character that bash could act upon is escaped.
    const escaped = /-c O\\'Neill\\ \\&\\ \\\$\\\(touch\\ owned\\\)\\ \\"Co\\" $/;
    await afterTab(shell, 'collega test -c O', escaped);
    shell.type('\u0015collega client show --client O\t\n');
    // The client is found, by its name as it was typed.
    expect(await shell.shows(/Application ID/)).not.toContain('There is no client');
    expect(execFileSync('ls', [folder], { encoding: 'utf8' })).not.toContain('owned');
  });

  test('tells names from options, and offers files nowhere else', ({ skip }) => {
    needs('bash', skip);
    const answer = (line: string): string[] => {
      const script = `source <(collega completion bash)
        COMP_LINE=$1 COMP_POINT=\${#1} COMP_WORDBREAKS=$' \\t\\n"\\'@><=;|&(:'
        _collega && printf '%s\\n' "\${COMPREPLY[@]}"`;
      return execFileSync('bash', ['-c', script, 'bash', line], { env, encoding: 'utf8' })
        .trim()
        .split('\n');
    };
    expect(answer('collega server ')).toContain('archive');
    expect(answer('collega test --dir')).toEqual(['--direction']);
    expect(answer('collega test --direction ')).toEqual(['outgoing', 'incoming']);
    // What is given already is not offered again.
    expect(answer('collega test --summary --s')).not.toContain('--summary');
    expect(answer('collega test --timeout ')).toEqual(['']);
    expect(answer('collega demo --case smtp-')).toContain('smtp-disabled-tenant');
  });
});

describe('zsh', () => {
  test('completes commands and names, quoted', async ({ skip }) => {
    needs('zsh', skip);
    const shell = open('zsh -f -i');
    shell.type(
      `PS1=ready; autoload -Uz compinit; compinit -D -u; source <(collega completion zsh)\n`,
    );
    await shell.shows(/ready$/);
    await afterTab(shell, 'collega vault pass', /passphrase /);
    await afterTab(shell, 'collega client show --client R', /Rossi\\ Srl /);
    await afterTab(shell, 'collega link --mailbox info@', /info@rossi\.example /);
    await afterTab(
      shell,
      'collega test -c O',
      /O\\'Neill\\ \\&\\ \\\$\\\(touch\\ owned\\\)\\ \\"Co\\" /,
    );
    shell.type('\u0015collega ser\t\t');
    // Each with what it is for.
    await shell.shows(/server/);
  });
});

describe('fish', () => {
  test('completes commands with what they do, names and addresses', ({ skip }) => {
    needs('fish', skip);
    const answer = (line: string): string => {
      const script = 'collega completion fish | source; complete -C "$argv[1]"';
      return execFileSync('fish', ['--no-config', '-c', script, line], {
        env,
        cwd: folder,
        encoding: 'utf8',
      });
    };
    expect(answer('collega vault pass')).toMatch(/^passphrase\t.*passphrase/m);
    expect(answer('collega client show --client R')).toMatch(/^Rossi Srl\b/m);
    expect(answer("collega client show --client 'R")).toMatch(/^Rossi Srl\b/m);
    expect(answer('collega test -c O')).toContain(names[1]);
    expect(answer('collega link --mailbox info@')).toContain('info@rossi.example');
    expect(answer('collega report --out ./prog')).toContain('./programs/');
  });
});

describe('PowerShell', () => {
  test('completes commands and names, quoted', ({ skip }) => {
    needs('pwsh', skip);
    const answer = (line: string): string => {
      const script = `collega completion powershell | Out-String | Invoke-Expression
        (TabExpansion2 '${line}' ${line.length}).CompletionMatches.CompletionText`;
      const ended = spawnSync('pwsh', ['-NoProfile', '-Command', script], {
        env,
        encoding: 'utf8',
      });
      return ended.stdout;
    };
    expect(answer('collega vault pass')).toContain('passphrase');
    expect(answer('collega client show --client R')).toContain("'Rossi Srl'");
    expect(answer('collega test -c O')).toContain(`'${names[1]?.replace("'", "''") ?? ''}'`);
  });
});
