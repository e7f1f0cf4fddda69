/**
 * What the Electron shell tells the program that started it, one line each on standard output:
 * `npm start` must know whether a window came up before it says that Collega is open, and a smoke
 * run of an installer must know it without a debugger, which the fuses forbid.
 */
export const handshakeVariable = 'COLLEGA_HANDSHAKE';

/**
 * Where the program that starts Electron leaves the password of COLLEGA_PROXY: not in a variable,
 * which every process of Chromium's would inherit.
 */
export const proxyPasswordDescriptor = {
  variable: 'COLLEGA_PROXY_PASSWORD_FD',
  number: 3,
} as const;

const events = [
  'window-shown',
  'already-open',
  'not-started',
  'practice-passed',
  'practice-failed',
] as const;
export type StartEvent = (typeof events)[number];

const prefix = 'collega-handshake: ';

/** Whether the program that started this one waits for these lines. */
export function wantsHandshake(env: Readonly<Record<string, string | undefined>>): boolean {
  return env[handshakeVariable] === '1';
}

/** Set to 1 beside it: the main job is done in the practice tenant by itself, and Collega ends. */
export const practiceVariable = 'COLLEGA_PRACTISE';

export function wantsPractice(env: Readonly<Record<string, string | undefined>>): boolean {
  return wantsHandshake(env) && env[practiceVariable] === '1';
}

/** One event as a line, with a reason on the same line where there is one. */
export function formatStartEvent(event: StartEvent, reason = ''): string {
  const text = reason.replace(/\s+/gu, ' ').trim();
  return `${prefix}${event}${text === '' ? '' : ` ${text}`}\n`;
}

/** Null for every other line, which is output of Electron itself. */
export function parseStartEvent(
  line: string,
): { readonly event: StartEvent; readonly reason: string } | null {
  if (!line.startsWith(prefix)) return null;
  const [name = '', ...words] = line.slice(prefix.length).trim().split(' ');
  const event = events.find((each) => each === name);
  return event === undefined ? null : { event, reason: words.join(' ') };
}
