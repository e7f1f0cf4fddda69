import { get, type IncomingMessage } from 'node:http';
import { askPresence, type RunningSandbox } from './presence.ts';
import { type SandboxState } from './sandbox-state.ts';

/** A sandbox of the same folder that runs in another process. */
export interface FoundSandbox {
  readonly running: RunningSandbox;
  /** Resolves when it has ended, and after `leave`. */
  readonly ended: Promise<void>;
  /** Lets go of it. */
  leave(): void;
}

/** Its servers start one after the other, in well under a second. */
const answerWithinMs = 10_000;
/** More than any answer's length. */
const maxLineLength = 65_536;

/**
 * Finds the sandbox that runs at the ports of last time, if it is one of this state. Another server
 * that has the port by now answers something else, or nothing within ten seconds.
 */
export async function findRunning(
  state: Pick<SandboxState, 'signingKey' | 'ports'>,
): Promise<FoundSandbox | null> {
  if (state.ports === null) return null;
  const question = askPresence(state);
  const place = { host: '127.0.0.1', port: state.ports.authority };
  const request = get({ ...place, path: question.path, agent: false });
  const leave = (): void => void request.destroy();
  const deadline = setTimeout(leave, answerWithinMs);
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request.on('response', resolve).on('error', reject);
    });
    const ended = new Promise<void>((resolve) => {
      // A process that is killed resets the connection, which is an error first.
      response.on('error', () => undefined).once('close', resolve);
    });
    const running = question.read(await readLine(response));
    if (running === null) throw new Error('another server');
    response.resume();
    return { running, ended, leave };
  } catch {
    // No server, another one, or one that has ended meanwhile.
    leave();
    return null;
  } finally {
    clearTimeout(deadline);
  }
}

function readLine(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const onData = (chunk: string): void => {
      text += chunk;
      const end = text.indexOf('\n');
      if (end === -1 && text.length <= maxLineLength) return;
      response.removeListener('data', onData);
      resolve(text.slice(0, end));
    };
    response.once('close', () => reject(new Error('the answer broke off')));
    if (response.statusCode !== 200) reject(new Error('another server'));
    else response.setEncoding('utf8').on('data', onData);
  });
}
