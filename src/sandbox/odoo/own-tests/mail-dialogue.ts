import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** What Python would have raised, by the module that raises it. */
export type DialogueFault =
  'gaierror' | 'timeout' | 'refused' | 'disconnected' | 'ssl' | 'not-supported';

export class DialogueError extends Error {
  override readonly name = 'DialogueError';

  constructor(
    readonly fault: DialogueFault,
    message: string,
  ) {
    super(message);
  }
}

/** A server of the practice tenant answers at once; Odoo itself waits 60 s. */
const waitMs = 10_000;

/**
 * A dialogue by lines with a mail server, as Odoo holds it: certificates are not verified. It leaves
 * this computer never: another name is one that the practice Odoo cannot resolve.
 */
export class MailDialogue {
  #socket: Socket;
  #received = '';
  #fault: DialogueError | null = null;
  #wake: () => void = () => undefined;

  private constructor(socket: Socket) {
    this.#socket = this.#watch(socket);
  }

  /** @throws DialogueError */
  static async open(host: string, port: number, secured: boolean): Promise<MailDialogue> {
    if (!isThisComputer(host))
      throw new DialogueError('gaierror', '[Errno -2] Name or service not known');
    const dialogue = new MailDialogue(
      secured ? connectTls({ host, port, rejectUnauthorized: false }) : connectTcp({ host, port }),
    );
    await dialogue.#settle(secured ? 'secureConnect' : 'connect');
    return dialogue;
  }

  send(line: string): void {
    this.#socket.write(`${line}\r\n`);
  }

  /** @throws DialogueError */
  async readLine(): Promise<string> {
    const deadline = Date.now() + waitMs;
    for (;;) {
      const end = this.#received.indexOf('\n');
      if (end !== -1) {
        const line = this.#received.slice(0, end).replace(/\r$/, '');
        this.#received = this.#received.slice(end + 1);
        return line;
      }
      if (this.#fault !== null) throw this.#fault;
      await this.#wait(deadline - Date.now());
    }
  }

  /** @throws DialogueError */
  async startTls(): Promise<void> {
    this.#socket.removeAllListeners();
    this.#received = '';
    this.#socket = this.#watch(connectTls({ socket: this.#socket, rejectUnauthorized: false }));
    await this.#settle('secureConnect');
  }

  close(): void {
    this.#socket.destroy();
  }

  #watch(socket: Socket): Socket {
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      this.#received += text;
      this.#wake();
    });
    const end = (fault: DialogueError): void => {
      this.#fault ??= fault;
      this.#wake();
    };
    socket.on('error', (error: NodeJS.ErrnoException) => end(describeFault(error)));
    socket.on('close', () =>
      end(new DialogueError('disconnected', 'Connection unexpectedly closed')),
    );
    return socket;
  }

  async #settle(event: 'connect' | 'secureConnect'): Promise<void> {
    const socket = this.#socket;
    const opened = new Promise<boolean>((resolve) => {
      socket.once(event, () => resolve(true));
      socket.once('close', () => resolve(false));
    });
    const silent = new Promise<null>((resolve) => {
      const timer = setTimeout(resolve, waitMs, null);
      void opened.then(() => clearTimeout(timer));
    });
    const outcome = await Promise.race([opened, silent]);
    if (outcome === true) return;
    this.close();
    if (outcome === null) throw new DialogueError('timeout', 'timed out');
    throw this.#fault ?? new DialogueError('disconnected', 'Connection unexpectedly closed');
  }

  async #wait(leftMs: number): Promise<void> {
    if (leftMs <= 0) {
      this.close();
      throw new DialogueError('timeout', 'timed out');
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, leftMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

export function isThisComputer(host: string): boolean {
  return ['localhost', '127.0.0.1', '::1', '[::1]'].includes(host.toLowerCase());
}

function describeFault(error: NodeJS.ErrnoException): DialogueError {
  if (error.code === 'ECONNREFUSED') {
    return new DialogueError('refused', '[Errno 111] Connection refused');
  }
  if (/^(?:ERR_SSL|EPROTO)/.test(error.code ?? '')) {
    return new DialogueError(
      'ssl',
      '[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1000)',
    );
  }
  return new DialogueError('disconnected', 'Connection unexpectedly closed');
}

/** Bytes as Python prints them. */
export function reprBytes(text: string): string {
  const escaped = text
    .replace(/\\/g, '\\\\')
    .replace(/[^\x20-\x7e]/g, (each) => `\\x${each.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return text.includes("'") && !text.includes('"')
    ? `b"${escaped}"`
    : `b'${escaped.replace(/'/g, "\\'")}'`;
}
