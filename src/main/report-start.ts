import {
  formatStartEvent,
  wantsHandshake,
  type StartEvent,
} from '../services/shell/start-handshake.ts';

/** Tells the program that started Collega, where one waits for it (start-handshake.ts). */
export function reportStart(event: StartEvent, reason = ''): void {
  if (!wantsHandshake(process.env)) return;
  process.stdout.write(formatStartEvent(event, reason));
}

/** A starter that has gone must not end Collega: a write to a closed pipe is an `error` event. */
export function outliveStarter(): void {
  if (!wantsHandshake(process.env)) return;
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
