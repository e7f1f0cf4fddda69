import { OdooException, repr } from './odoo-exception.ts';
import { type PracticeVersion } from './odoo-fields.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * Odoo's search domains in prefix notation: `&` between terms is implied, `|` and `!` stand before
 * what they join. @throws OdooException for a domain that Odoo refuses
 */
export function matchesDomain(
  domain: readonly unknown[],
  values: Values,
  version: PracticeVersion,
): boolean {
  const terms = [...domain];
  const results: boolean[] = [];
  while (terms.length > 0) results.push(readTerm(terms, values, version));
  return results.every(Boolean);
}

function readTerm(terms: unknown[], values: Values, version: PracticeVersion): boolean {
  const term = terms.shift();
  if (term === '&' || term === '|') {
    const one = readTerm(terms, values, version);
    const other = readTerm(terms, values, version);
    return term === '&' ? one && other : one || other;
  }
  if (term === '!') return !readTerm(terms, values, version);
  if (!Array.isArray(term) || term.length !== 3 || typeof term[0] !== 'string') {
    throw valueError(describeBadTerm(term, version));
  }
  const [path, operator, wanted] = term as [string, unknown, unknown];
  return compare(values[path.split('.')[0] ?? ''], [path, operator, wanted], version);
}

/** Until 18 Python unpacks three values of whatever stands there (executed on 18 and 19). */
function describeBadTerm(term: unknown, version: PracticeVersion): string {
  if (version >= 19) return `Domain() invalid item in domain: ${repr(term)}`;
  const length = Array.isArray(term) || typeof term === 'string' ? term.length : 3;
  if (length > 3) return 'too many values to unpack (expected 3)';
  if (length < 3) return `not enough values to unpack (expected 3, got ${length})`;
  return `Invalid domain term ${repr(term)}`;
}

function valueError(text: string): OdooException {
  return new OdooException('builtins.ValueError', text, 500);
}

/** `false` stands for a value that is not set, and equals an empty one in no domain but its own. */
function compare(
  value: unknown,
  term: readonly [string, unknown, unknown],
  version: PracticeVersion,
): boolean {
  const [, operator, wanted] = term;
  switch (operator) {
    case '=':
      return equals(value, wanted);
    case '!=':
      return !equals(value, wanted);
    case 'in':
      return listed(term, version).some((each) => equals(value, each));
    case 'not in':
      return !listed(term, version).some((each) => equals(value, each));
    case 'ilike':
      return String(value).toLowerCase().includes(String(wanted).toLowerCase());
    default: {
      const place = version >= 19 ? 'operator in condition' : 'leaf';
      throw valueError(`Invalid ${place} ${asTuple(term)}`);
    }
  }
}

/** A single value is a list of one from 19 on, and refused before (executed). */
function listed(
  term: readonly [string, unknown, unknown],
  version: PracticeVersion,
): readonly unknown[] {
  const [, , wanted] = term;
  if (Array.isArray(wanted)) return wanted as unknown[];
  if (version >= 19) return [wanted];
  throw valueError(`Invalid domain term ${asTuple(term)}`);
}

function asTuple(values: readonly unknown[]): string {
  return `(${values.map(repr).join(', ')})`;
}

/** A many-to-one is found by its number. */
function equals(value: unknown, wanted: unknown): boolean {
  const plain: unknown = Array.isArray(value) ? (value as unknown[])[0] : value;
  return (plain ?? false) === (wanted ?? false);
}
