import { type Finding } from '../../../contract/findings.ts';
import { explainText } from '../../diagnosis/explain/explain-text.ts';
import { type DiagnosisContext } from '../../diagnosis/signal.ts';

/** An error of Python's socket as Odoo keeps it: its number, a line end, its text (odoo-api.md 4). */
const socketError = /^(-?\d{1,3})\n(?=\S)/;

/** Explains Odoo's `failure_reason` as a pasted text is; null where it is not recognised. */
export function explainReason(reason: string, context: DiagnosisContext): Finding | null {
  const asPython = reason.replace(socketError, '[Errno $1] ');
  return explainText(asPython, context).findings[0] ?? null;
}
