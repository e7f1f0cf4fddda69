import { z } from 'zod';

const secrets = z.registry();

/** Marks what one field takes as a secret: Collega then keeps it nowhere but in the vault. */
export function secretField<Schema extends z.ZodType>(schema: Schema): Schema {
  secrets.add(schema);
  return schema;
}

/** Names of all fields of an input, at any depth, that take a secret. */
export function secretFieldsOf(schema: z.ZodType): string[] {
  if (schema instanceof z.ZodObject) {
    return Object.entries<z.ZodType>(schema.shape).flatMap(([name, field]) =>
      isSecret(field) ? [name] : secretFieldsOf(field),
    );
  }
  return partsOf(schema).flatMap(secretFieldsOf);
}

function isSecret(schema: z.ZodType): boolean {
  return secrets.has(schema) || partsOf(schema).some(isSecret);
}

/** What a schema wraps or offers: nullable, optional and default ones, lists and unions. */
function partsOf(schema: z.ZodType): z.ZodType[] {
  if (
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault
  ) {
    return [schema.unwrap() as z.ZodType];
  }
  if (schema instanceof z.ZodArray) return [schema.element as z.ZodType];
  return schema instanceof z.ZodUnion ? (schema.options as z.ZodType[]) : [];
}
