// `node scripts/smoke-run.mjs PROGRAM`: starts a packed Collega with its practice tenant and a data
// folder of its own, and ends with 0 when it has shown its window. Its fuses forbid a debugger, so it
// tells by itself (src/services/shell/start-handshake.ts).
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const deadlineMs = Number(process.env.COLLEGA_SMOKE_MS ?? 90_000);
const [program = ''] = process.argv.slice(2);
const dataFolder = mkdtempSync(join(tmpdir(), 'collega-smoke-'));
const child = spawn(resolve(program), ['--sandbox'], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, COLLEGA_HANDSHAKE: '1', COLLEGA_DATA_DIR: dataFolder },
});
const outcome = await new Promise((tell) => {
  const timer = setTimeout(() => tell(`no window within ${deadlineMs} ms`), deadlineMs);
  timer.unref();
  child.on('error', (error) => tell(error.message));
  child.on('exit', (code, signal) => tell(`it ended with ${signal ?? code} before its window`));
  createInterface({ input: child.stdout }).on('line', (line) => {
    console.log(line);
    if (line === 'collega-handshake: window-shown') tell('shown');
    else if (line.startsWith('collega-handshake: ')) tell(line);
  });
});
if (child.exitCode === null && child.signalCode === null) {
  const ended = new Promise((resolveEnd) => child.once('exit', resolveEnd));
  // It puts away what it has open; one that hangs is ended.
  const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
  if (child.kill()) await ended;
  clearTimeout(force);
}
rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 });
if (outcome === 'shown') console.log('The window was shown.');
else console.error(`${program}: ${outcome}`);
process.exit(outcome === 'shown' ? 0 : 1);
