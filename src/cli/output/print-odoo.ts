import { type OdooTrouble } from '../../contract/odoo.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { formatTrouble } from './format-odoo.ts';

export interface OdooOptions {
  readonly client?: string;
  readonly json?: true;
}

/** As JSON alone, or as text. */
export function printOdoo(
  terminal: Terminal,
  options: OdooOptions,
  value: unknown,
  format: () => string,
): void {
  terminal.out(options.json ? JSON.stringify(value, null, 2) : format());
}

/** What Odoo answered is a check that failed, not a wrong use. */
export function endByTrouble(
  trouble: OdooTrouble,
  options: OdooOptions,
  terminal: Terminal,
): never {
  if (options.json) terminal.out(JSON.stringify({ trouble }, null, 2));
  throw new CommandEnd(exitStatus.checkFailed, formatTrouble(trouble));
}
