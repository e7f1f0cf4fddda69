import { type PracticeDatabase, type PracticeUser } from './odoo-database.ts';
import { OdooException } from './odoo-exception.ts';

/** One call of a method, as either of Odoo's APIs carries it. */
export interface MethodCall {
  readonly database: PracticeDatabase;
  readonly user: PracticeUser;
  readonly model: string;
  readonly method: string;
  readonly ids: readonly number[];
  /** By name; /jsonrpc's positions are named before. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly context: Readonly<Record<string, unknown>>;
}

export function unknownMethod({ database, model, method }: MethodCall): OdooException {
  const text =
    database.version >= 19
      ? `The method '${model}.${method}' does not exist`
      : `The method '${method}' does not exist on the model '${model}'`;
  return new OdooException('builtins.AttributeError', text, 404);
}

export function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
