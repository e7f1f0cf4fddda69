import { OdooException, repr } from './odoo-exception.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * Odoo's search domains in prefix notation: `&` between terms is implied, `|` and `!` stand before
 * what they join. @throws OdooException for a domain that Odoo refuses
 */
export function matchesDomain(domain: readonly unknown[], values: Values): boolean {
  const terms = [...domain];
  const results: boolean[] = [];
  while (terms.length > 0) results.push(readTerm(terms, values));
  return results.every(Boolean);
}

function readTerm(terms: unknown[], values: Values): boolean {
  const term = terms.shift();
  if (term === '&' || term === '|') {
    const one = readTerm(terms, values);
    const other = readTerm(terms, values);
    return term === '&' ? one && other : one || other;
  }
  if (term === '!') return !readTerm(terms, values);
  if (!Array.isArray(term) || term.length !== 3 || typeof term[0] !== 'string') {
    throw new OdooException('builtins.ValueError', `Invalid domain term ${repr(term)}`, 500);
  }
  const [path, operator, wanted] = term as [string, unknown, unknown];
  return compare(values[path.split('.')[0] ?? ''], operator, wanted);
}

/** `false` stands for a value that is not set, and equals an empty one in no domain but its own. */
function compare(value: unknown, operator: unknown, wanted: unknown): boolean {
  switch (operator) {
    case '=':
      return equals(value, wanted);
    case '!=':
      return !equals(value, wanted);
    case 'in':
      return Array.isArray(wanted) && wanted.some((each) => equals(value, each));
    case 'not in':
      return Array.isArray(wanted) && !wanted.some((each) => equals(value, each));
    case 'ilike':
      return String(value).toLowerCase().includes(String(wanted).toLowerCase());
    default:
      throw new OdooException(
        'builtins.ValueError',
        `Invalid leaf (${repr(operator)}, ${repr(wanted)})`,
        500,
      );
  }
}

/** A many-to-one is found by its number. */
function equals(value: unknown, wanted: unknown): boolean {
  const plain: unknown = Array.isArray(value) ? (value as unknown[])[0] : value;
  return (plain ?? false) === (wanted ?? false);
}
