import { type TestStep } from '../../contract/connection-tests.ts';
import { type StepId } from '../../contract/findings.ts';
import { type MailServer } from '../../contract/mail-servers.ts';
import { BusyLines } from '../terminal/busy-lines.ts';
import { formatSteps } from './print-report.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { formatStep } from '../terminal/window-texts.ts';

/** Where the lines of a test go: the result itself, or beside JSON. */
export interface PrintOptions {
  readonly terminal: Terminal;
  readonly write: (text: string) => void;
  /** The quoted name of a server's client, where several are tested in turn. */
  readonly clientOf?: (server: MailServer) => string | null;
}

/** The steps of one test as each ends, those skipped in one line, and what is being waited for. */
export class StepLines {
  readonly #busy: BusyLines;
  #skipped: TestStep[] = [];

  constructor(private readonly printing: PrintOptions) {
    this.#busy = new BusyLines(printing.terminal);
  }

  started(step: StepId): void {
    this.#busy.start('step', () => formatStep(step));
  }

  finished(step: TestStep): void {
    this.#busy.stop('step');
    if (step.status === 'skipped') {
      this.#skipped.push(step);
      return;
    }
    this.#write([...this.#skipped, step]);
  }

  /** Leaves no timer behind. */
  close(): void {
    this.#busy.stopAll();
    this.#write(this.#skipped);
  }

  #write(steps: readonly TestStep[]): void {
    this.#skipped = [];
    for (const line of formatSteps(steps)) this.printing.write(line);
  }
}
