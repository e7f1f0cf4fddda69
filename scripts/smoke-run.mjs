// `node scripts/smoke-run.mjs PROGRAM`: starts a packed Collega with its practice tenant and a data
// folder of its own. It shows its window, signs in and tests both servers by itself, since its fuses
// forbid a debugger (src/main/practise-for-starter.ts), and quits. Ends with 0 when all of it was told
// and the program ended with 0.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const deadlineMs = Number(process.env.COLLEGA_SMOKE_MS ?? 120_000);
const [program = ''] = process.argv.slice(2);
const dataFolder = mkdtempSync(join(tmpdir(), 'collega-smoke-'));
const child = spawn(resolve(program), ['--sandbox'], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: {
    ...process.env,
    COLLEGA_HANDSHAKE: '1',
    COLLEGA_PRACTISE: '1',
    COLLEGA_DATA_DIR: dataFolder,
  },
});
const prefix = 'collega-handshake: ';
const told = [];
const wanted = ['window-shown', 'practice-passed'];
const missing = () => wanted.filter((event) => !told.includes(event));

const outcome = await new Promise((tell) => {
  const timer = setTimeout(
    () => tell(`not within ${deadlineMs} ms: ${missing().join(', ') || 'its end'}`),
    deadlineMs,
  );
  timer.unref();
  child.on('error', (error) => tell(error.message));
  createInterface({ input: child.stdout }).on('line', (line) => {
    console.log(line);
    if (!line.startsWith(prefix)) return;
    const event = line.slice(prefix.length);
    told.push(event);
    if (!wanted.includes(event)) tell(event);
  });
  // After its output, which may still be on the way when it has ended.
  child.on('close', (code, signal) => {
    if (missing().length > 0) tell(`it ended with ${signal ?? code} before ${missing()[0]}`);
    else tell(code === 0 ? 'passed' : `it ended with ${signal ?? code} instead of 0`);
  });
});
if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 });
if (outcome === 'passed') console.log('It was shown, practised, and ended with 0.');
else console.error(`${program}: ${outcome}`);
process.exit(outcome === 'passed' ? 0 : 1);
