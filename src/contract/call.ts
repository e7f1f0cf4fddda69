import type { z } from 'zod';

/** Kinds of records; the event `records.changed` names one. */
export const recordTopics = [
  'clients',
  'mail-servers',
  'mailbox-links',
  'odoo',
  'settings',
] as const;

/** What can change under a screen. The vault has an event of its own, `vault.changed`. */
export type Topic = (typeof recordTopics)[number] | 'vault';

/** Something the UI may ask for that changes nothing. */
export interface QueryDefinition<Input extends z.ZodType, Value extends z.ZodType> {
  readonly kind: 'query';
  readonly input: Input;
  readonly value: Value;
  /** A change of one of these makes an answer that was kept out of date. */
  readonly shows: readonly Topic[];
}

/** Something the UI may ask for that may change records. */
export interface CommandDefinition<Input extends z.ZodType, Value extends z.ZodType> {
  readonly kind: 'command';
  readonly input: Input;
  readonly value: Value;
  /** All that it may change: the window asks again for what shows these, without waiting for events. */
  readonly changes: readonly Topic[];
}

export function query<Input extends z.ZodType, Value extends z.ZodType>(
  input: Input,
  value: Value,
  { shows }: { readonly shows: readonly Topic[] } = { shows: [] },
): QueryDefinition<Input, Value> {
  return { kind: 'query', input, value, shows };
}

export function command<Input extends z.ZodType, Value extends z.ZodType>(
  input: Input,
  value: Value,
  { changes }: { readonly changes: readonly Topic[] },
): CommandDefinition<Input, Value> {
  return { kind: 'command', input, value, changes };
}
