import type { z } from 'zod';

/** One thing the UI may ask for. `query` changes nothing; `command` may. */
export interface CallDefinition<Input extends z.ZodType, Value extends z.ZodType> {
  readonly kind: 'query' | 'command';
  readonly input: Input;
  readonly value: Value;
}

export function query<Input extends z.ZodType, Value extends z.ZodType>(
  input: Input,
  value: Value,
): CallDefinition<Input, Value> {
  return { kind: 'query', input, value };
}

export function command<Input extends z.ZodType, Value extends z.ZodType>(
  input: Input,
  value: Value,
): CallDefinition<Input, Value> {
  return { kind: 'command', input, value };
}
