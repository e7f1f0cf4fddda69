import { createHash } from 'node:crypto';
import { matchesDomain } from './odoo-domain.ts';
import {
  invalidField,
  missingValue,
  OdooException,
  repr,
  validationError,
  wrongValue,
} from './odoo-exception.ts';
import {
  emptyValue,
  fieldsOf,
  practiceModels,
  type PracticeField,
  type PracticeVersion,
} from './odoo-fields.ts';

export type PracticeRecord = Record<string, unknown> & { id: number };

export interface PracticeUser {
  readonly id: number;
  readonly login: string;
  readonly password: string;
  readonly apiKey: string;
  readonly administrator: boolean;
  /** With two-factor authentication a password is refused, a key works. */
  readonly twoFactor: boolean;
}

/** One database of the practice Odoo: records in memory, with Odoo's own traps. */
export class PracticeDatabase {
  readonly uuid: string;
  readonly users: PracticeUser[];
  outlookInstalled: boolean;
  /** While a module is installed the registry is rebuilt, and every other request waits. */
  installing: Promise<void> = Promise.resolve();
  readonly #tables = new Map<string, Map<number, PracticeRecord>>();
  #lastWrite = 0;

  constructor(
    readonly name: string,
    readonly version: PracticeVersion,
    private readonly now: () => number,
    options: { readonly outlookInstalled: boolean } = { outlookInstalled: true },
  ) {
    this.outlookInstalled = options.outlookInstalled;
    this.uuid = practiceUuid(name, version);
    const user = (id: number, login: string, administrator: boolean, twoFactor = false) => ({
      id,
      login,
      password: login,
      apiKey: practiceKey(login),
      administrator,
      twoFactor,
    });
    this.users = [user(2, 'admin', true), user(6, 'user', false), user(7, 'careful', true, true)];
  }

  /** Null for a model that this version does not have. */
  fields(model: string): Readonly<Record<string, PracticeField>> | null {
    return fieldsOf(model, this.version, this.outlookInstalled);
  }

  get models(): readonly string[] {
    return Object.keys(practiceModels).filter((model) => this.fields(model) !== null);
  }

  /** @throws OdooException for a model or field that is not there */
  search(model: string, domain: readonly unknown[], activeTest: boolean): PracticeRecord[] {
    const fields = this.#known(model);
    for (const term of domain) {
      const field = Array.isArray(term) ? String(term[0]).split('.')[0] : undefined;
      if (field === undefined || field in fields) continue;
      const place = this.version >= 19 ? 'condition' : 'leaf';
      const shown = `(${(term as unknown[]).map(repr).join(', ')})`;
      const text = `Invalid field ${model}.${field} in ${place} ${shown}`;
      throw new OdooException('builtins.ValueError', text, 500);
    }
    // A domain is refused whether there are records or not.
    matchesDomain(domain, {}, this.version);
    const hidesArchived = activeTest && 'active' in fields;
    return [...this.#table(model).values()]
      .filter((record) => !hidesArchived || record['active'] !== false || namesActive(domain))
      .filter((record) => matchesDomain(domain, record, this.version))
      .sort((one, other) => orderOf(one) - orderOf(other) || one.id - other.id);
  }

  /** Records that are gone are left out, without an error, as Odoo's `read` does. */
  browse(model: string, ids: readonly number[]): PracticeRecord[] {
    this.#known(model);
    return ids.flatMap((id) => this.#table(model).get(id) ?? []);
  }

  create(model: string, values: Readonly<Record<string, unknown>>): PracticeRecord {
    const fields = this.#known(model);
    const stored = this.#check(model, values);
    for (const [name, { required }] of Object.entries(fields)) {
      const value = stored[name];
      if (required === true && (value === undefined || value === false || value === null)) {
        throw missingValue(labelOf(model), model, this.version);
      }
    }
    if (model === 'ir.config_parameter' && this.parameter(String(values['key'])) !== null) {
      throw validationError('The operation cannot be completed: Key must be unique.');
    }
    const id = Math.max(0, ...this.#table(model).keys()) + 1;
    const empty = Object.entries(fields).map(([name, field]) => [name, emptyValue(field)]);
    const record: PracticeRecord = {
      ...(Object.fromEntries(empty) as Record<string, unknown>),
      ...('active' in fields && { active: true }),
      ...stored,
      id,
      create_date: this.#stamp(),
      write_date: this.#stamp(),
      write_uid: [2, 'admin'],
    };
    record['display_name'] = record['name'] ?? `${model},${id}`;
    this.#table(model).set(id, record);
    return record;
  }

  /** Answers nothing of records that are gone: Odoo says `true` and does nothing (executed). */
  write(model: string, ids: readonly number[], values: Readonly<Record<string, unknown>>): void {
    const stored = this.#check(model, values);
    for (const record of this.browse(model, ids)) {
      Object.assign(record, stored, { write_date: this.#stamp() });
    }
  }

  unlink(model: string, ids: readonly number[]): void {
    const isBase = this.browse(model, ids).some(({ key }) => key === 'web.base.url');
    if (model === 'ir.config_parameter' && isBase) {
      throw validationError('You cannot delete the web.base.url record.');
    }
    for (const id of ids) this.#table(model).delete(id);
  }

  /** Gives a seeded record its number. */
  renumber(model: string, from: number, to: number): void {
    const table = this.#table(model);
    const record = table.get(from);
    if (record === undefined) return;
    table.delete(from);
    table.set(to, Object.assign(record, { id: to }));
  }

  parameter(key: string): string | null {
    const [found] = this.search('ir.config_parameter', [['key', '=', key]], false);
    return typeof found?.['value'] === 'string' ? found['value'] : null;
  }

  /** `false` removes the row, an empty text stores one. Answers the old value, or false. */
  setParameter(key: string, value: string | false): string | false {
    const [found] = this.search('ir.config_parameter', [['key', '=', key]], false);
    const before = typeof found?.['value'] === 'string' ? found['value'] : false;
    if (value === false) {
      if (found !== undefined) this.unlink('ir.config_parameter', [found.id]);
    } else if (found === undefined) {
      this.create('ir.config_parameter', { key, value });
    } else if (found['value'] !== value) {
      this.write('ir.config_parameter', [found.id], { value });
    }
    return before;
  }

  #table(model: string): Map<number, PracticeRecord> {
    const known = this.#tables.get(model);
    if (known !== undefined) return known;
    const created = new Map<number, PracticeRecord>();
    this.#tables.set(model, created);
    return created;
  }

  #known(model: string): Readonly<Record<string, PracticeField>> {
    const fields = this.fields(model);
    if (fields !== null) return fields;
    throw new OdooException('odoo.exceptions.UserError', `Object ${model} doesn't exist`, 404);
  }

  /** The values as they are stored. @throws OdooException for one that Odoo refuses */
  #check(model: string, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const fields = this.#known(model);
    const stored = Object.entries(values).map(([name, value]): [string, unknown] => {
      const field = fields[name];
      if (field === undefined) throw invalidField(model, name, this.version, 'in');
      const { selection, newer } = field;
      const lacks = newer !== undefined && this.version < newer.from ? newer.values : [];
      const text = String(value);
      const isKnown =
        selection === undefined || (selection.includes(text) && !lacks.includes(text));
      if (!isKnown && value !== false) throw wrongValue(`${model}.${name}`, value);
      return [name, convertValue(field, value)];
    });
    return Object.fromEntries(stored);
  }

  /** UTC to the second, as Odoo reads its own dates. */
  #stamp(): string {
    this.#lastWrite = Math.max(this.#lastWrite, Math.floor(this.now() / 1000));
    return new Date(this.#lastWrite * 1000).toISOString().slice(0, 19).replace('T', ' ');
  }
}

/** Python's conversions: a number in a text field, a text of digits in a number's. */
function convertValue({ type }: PracticeField, value: unknown): unknown {
  if (value === null || value === undefined) return type === 'integer' ? 0 : false;
  if (type === 'char') return typeof value === 'number' ? String(value) : value;
  if (type !== 'integer') return value;
  const number = Number(value);
  if (typeof value === 'string' && !/^\s*[+-]?\d+\s*$/.test(value)) {
    const text = `invalid literal for int() with base 10: ${repr(value)}`;
    throw new OdooException('builtins.ValueError', text, 500);
  }
  if (Math.abs(number) > 2_147_483_647) {
    const name = 'psycopg2.errors.NumericValueOutOfRange';
    throw new OdooException(name, 'integer out of range\n', 500);
  }
  return number;
}

const labels: Readonly<Record<string, string>> = {
  'ir.mail_server': 'Mail Server',
  'fetchmail.server': 'Incoming Mail Server',
};

function labelOf(model: string): string {
  return labels[model] ?? model;
}

/** The same at each start, so that a connection outlives one: there is nothing to keep secret. */
export function practiceKey(login: string): string {
  return createHash('sha1').update(`practice key of ${login}`).digest('hex');
}

/** `database.uuid`, the same at each start. */
export function practiceUuid(name: string, version: PracticeVersion): string {
  const hex = createHash('sha256').update(`${name} ${version}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-1${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function orderOf(record: PracticeRecord): number {
  const order = record['sequence'] ?? record['priority'];
  return typeof order === 'number' ? order : 0;
}

/** A domain that speaks of `active` itself sees archived records too. */
function namesActive(domain: readonly unknown[]): boolean {
  return domain.some((term) => Array.isArray(term) && term[0] === 'active');
}
