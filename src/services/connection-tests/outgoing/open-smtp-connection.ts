import { type Socket } from 'node:net';
import { type TestRun } from '../test-run.ts';
import { tlsOptionsOf } from '../transport/trusted-authorities.ts';
import { ObservedSmtpConnection } from './observed-smtp-connection.ts';
import { SmtpDialogue } from './smtp-dialogue.ts';

export interface SmtpSession {
  readonly connection: ObservedSmtpConnection;
  readonly dialogue: SmtpDialogue;
  /** Resolves with the chosen encryption in force and the last EHLO answered. */
  readonly ready: Promise<void>;
}

/** nodemailer's own timers only back up the test's deadlines, so they lie beyond them. */
const beyondDeadlines = 10_000;
const maxReplyBytes = 64 * 1024;

/**
 * Lets nodemailer talk over a connected socket, by name `[127.0.0.1]` as Odoo does: the name of
 * this computer is private and may be refused (row 135).
 */
export function openSmtpConnection(run: TestRun, socket: Socket, secured: boolean): SmtpSession {
  const dialogue = new SmtpDialogue(run.transcript);
  const timeoutMs = run.plan.timeoutMs + beyondDeadlines;
  const connection = new ObservedSmtpConnection(
    {
      name: '[127.0.0.1]',
      host: run.plan.host,
      port: run.plan.port,
      connection: socket,
      secure: secured,
      secured,
      // Required when chosen, impossible when not: never "if the server offers it" (row 133).
      requireTLS: run.plan.encryption === 'starttls',
      ignoreTLS: run.plan.encryption !== 'starttls',
      tls: tlsOptionsOf(run.plan),
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      socketCloseTimeout: 0,
      maxResponseSize: maxReplyBytes,
      transactionLog: true,
      logger: dialogue.log,
    },
    dialogue,
  );
  run.onRelease(() => {
    connection.close();
    connection.currentSocket()?.destroy();
  });
  const ready = new Promise<void>((resolve, reject) => {
    connection.on('error', (error: Error) => {
      dialogue.end(error);
      reject(error);
    });
    connection.on('end', () => dialogue.end(new Error('the connection was closed')));
    connection.connect((error) => {
      if (error === undefined) {
        resolve();
        return;
      }
      dialogue.end(error);
      reject(error);
    });
  });
  // It may not be awaited yet when the connection breaks.
  ready.catch(() => undefined);
  return { connection, dialogue, ready };
}
